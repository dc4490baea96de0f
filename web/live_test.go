package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// numbered is a site of a version whose hub has a number that ends with it.
func numbered(t *testing.T, version int) *Site {
	t.Helper()
	p := samplePack()
	p.Version = version
	p.Contacts[1].Ways = []content.Way{content.NewWay(content.Call, fmt.Sprintf("0113 496 000%d", version), hubTel(version))}
	return siteOf(t, p)
}

func hubTel(version int) string { return fmt.Sprintf("+44113496000%d", version) }

var (
	numbersOfPage = regexp.MustCompile(`<meta name="content" [^>]*data-numbers="([^"]+)"`)
	hubOfPage     = regexp.MustCompile(`tel:(\+44113496000\d)`)
)

// readWhole reads a page, and then the numbers that it names, as a phone does.
func readWhole(client *http.Client, base string) (version int, err error) {
	page, err := getOK(client, base+"/contacts/")
	if err != nil {
		return 0, err
	}
	named, called := numbersOfPage.FindSubmatch(page), hubOfPage.FindAllSubmatch(page, -1)
	if named == nil || called == nil {
		return 0, fmt.Errorf("no page: %.80q", page)
	}
	body, err := getOK(client, base+string(named[1]))
	if err != nil {
		return 0, err
	}
	var p content.Numbers
	if err := json.Unmarshal(body, &p); err != nil {
		return 0, err
	}
	for _, tel := range called {
		if string(tel[1]) != hubTel(p.Version) || p.Contacts[1].Call().Number() != hubTel(p.Version) {
			return 0, fmt.Errorf("mixed: the page calls %s, the numbers of version %d have %s", tel[1], p.Version, p.Contacts[1].Call().Number())
		}
	}
	return p.Version, nil
}

func getOK(client *http.Client, url string) ([]byte, error) {
	r, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, r.Status)
	}
	return body, err
}

// Pages and packs are read in parallel while the site is replaced: each page gets
// the pack that it was made with. The next site comes when each reader has read one
// page more, so that the files are asked for at least one site later, and never so
// late that they may be gone.
func TestALiveSiteIsReplacedUnderLoad(t *testing.T) {
	const readers, replacements = 8, 60
	sites := []*Site{numbered(t, 1), numbered(t, 2), numbered(t, 3), numbered(t, 4), numbered(t, 5)}
	var live Live
	live.Publish(sites[0])
	listener := loopback(t)
	started(t, listener, &live, io.Discard, time.Minute)

	ctx, stop := context.WithCancel(t.Context())
	var rounds [readers]atomic.Int64
	var seen [6]atomic.Int64
	var working sync.WaitGroup
	for i := range readers {
		working.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for ctx.Err() == nil {
				version, err := readWhole(client, "http://"+listener.Addr().String())
				if !assert.NoError(t, err) {
					stop()
				}
				seen[version].Add(1)
				rounds[i].Add(1)
			}
		})
	}
	for n := range replacements {
		live.Publish(sites[(n+1)%len(sites)])
		for i := range readers {
			for before := rounds[i].Load(); rounds[i].Load() == before && ctx.Err() == nil; {
				time.Sleep(100 * time.Microsecond)
			}
		}
	}
	stop()
	working.Wait()
	for version := 1; version <= len(sites); version++ {
		assert.NotZero(t, seen[version].Load(), "version %d was read", version)
	}
}

// A page that was loaded before gets its files for two sites more; what has no
// hash in its address is of the site now.
func TestFilesOfTheSitesBefore(t *testing.T) {
	status := func(h http.Handler, path string) int {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w.Code
	}
	first := numbered(t, 1)
	numbers, _ := first.Lookup(protocol.NumbersPath)
	for version, want := range map[int]int{2: 200, 3: 200, 4: 404} {
		var live Live
		live.Publish(first)
		for v := 2; v <= version; v++ {
			live.Publish(numbered(t, v))
		}
		assert.Equal(t, want, status(&live, numbers.Address()), "the numbers of version 1, after version %d", version)
		assert.Equal(t, want, status(&live, protocol.HashedFolder+first.contentID()+".json"), "its list, after version %d", version)

		w := httptest.NewRecorder()
		live.ServeHTTP(w, httptest.NewRequest("GET", protocol.NumbersPath, nil))
		assert.Contains(t, w.Body.String(), hubTel(version))
	}
}

// However often the pack is read again, memory holds three sites.
func TestOldSitesAreLetGo(t *testing.T) {
	var live Live
	var old []weak.Pointer[Site]
	for version := 1; version <= 6; version++ {
		site := numbered(t, version)
		old = append(old, weak.Make(site))
		live.Publish(site)
	}
	runtime.GC()
	runtime.GC()
	for i, site := range old {
		if kept := i >= len(old)-1-keptBefore; kept {
			assert.NotNil(t, site.Value(), "version %d is there", i+1)
		} else {
			assert.Nil(t, site.Value(), "version %d is gone", i+1)
		}
	}
	runtime.KeepAlive(&live)
}

// A server that stops does not wait for an answer that never ends.
func TestAnEndlessAnswerEndsWithTheServer(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	listener := loopback(t)
	ended := make(chan error)
	go func() {
		ended <- Serve(ctx, listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.NewResponseController(w).Flush()
			<-r.Context().Done()
		}), slog.New(slog.DiscardHandler))
	}()
	_, answer := reader(t, listener, "/")
	_, err := answer.ReadString('\n')
	require.NoError(t, err)
	began := time.Now()
	stop()
	assert.NoError(t, <-ended)
	assert.Less(t, time.Since(began), stopWithin-time.Second)
}
