package web

import (
	"bytes"
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
	"testing/synctest"
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

func statusOf(h http.Handler, path string) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code
}

// A page that was loaded before, and a phone in the middle of a download, get their files
// for an hour, and for two sites more; what has no hash in its address is of the site now.
func TestFilesOfTheSitesBefore(t *testing.T) {
	for name, c := range map[string]struct {
		every  time.Duration // between two sites
		sites  int           // after the first
		status int           // of the files of the first
	}{
		"the site before":          {24 * time.Hour, 1, 200},
		"the one before that":      {24 * time.Hour, 2, 200},
		"three sites ago":          {24 * time.Hour, 3, 404},
		"within the hour":          {7 * time.Minute, keptAtMost, 200},
		"more than an hour ago":    {21 * time.Minute, 4, 404},
		"a little less":            {19 * time.Minute, 4, 200},
		"too many within the hour": {time.Second, keptAtMost + 1, 404},
		"as many as there can be":  {time.Second, keptAtMost, 200},
	} {
		t.Run(name, func(t *testing.T) {
			var sites []*Site
			for version := range c.sites + 1 {
				sites = append(sites, numbered(t, version))
			}
			numbers, _ := sites[0].Lookup(protocol.NumbersPath)
			synctest.Test(t, func(t *testing.T) {
				var live Live
				for _, site := range sites {
					time.Sleep(c.every)
					live.Publish(site)
				}
				assert.Equal(t, c.status, statusOf(&live, numbers.Address()), "its numbers")
				assert.Equal(t, c.status, statusOf(&live, protocol.HashedFolder+sites[0].contentID()+".json"), "its list")
				w := httptest.NewRecorder()
				live.ServeHTTP(w, httptest.NewRequest("GET", protocol.NumbersPath, nil))
				assert.Contains(t, w.Body.String(), hubTel(c.sites))
			})
		})
	}
}

// A phone that takes its first copy goes on with the stream that it began.
func TestTheStreamOfTheSiteBefore(t *testing.T) {
	changed := samplePack()
	changed.Guides[0].Title += " and more"
	before, after := siteOf(t, samplePack()), siteOf(t, changed)
	address, body := before.Stream()
	require.NotEqual(t, address, after.stream.address)
	var live Live
	live.Publish(before)
	live.Publish(after)
	r, w := httptest.NewRequest("GET", address, nil), httptest.NewRecorder()
	r.Header.Set("Range", "bytes=100-")
	live.ServeHTTP(w, r)
	assert.Equal(t, http.StatusPartialContent, w.Code)
	assert.True(t, bytes.Equal(body[100:], w.Body.Bytes()))
}

// However often an unchanged pack is read again, phones in the middle of a download of the
// content before get theirs.
func TestAnUnchangedSitePushesNoneOut(t *testing.T) {
	first := numbered(t, 1)
	var live Live
	live.Publish(first)
	for range 3 * keptAtMost {
		live.Publish(numbered(t, 2))
	}
	assert.Len(t, live.now.Load().sites, 2)
	assert.Equal(t, 200, statusOf(&live, protocol.HashedFolder+first.contentID()+".json"))
	live.Publish(numbered(t, 1))
	assert.Len(t, live.now.Load().sites, 2, "and back")
}

// However often the pack is read again, memory holds a few sites, and after an hour three.
func TestOldSitesAreLetGo(t *testing.T) {
	var all []*Site
	var old []weak.Pointer[Site]
	for version := range keptAtMost + 2 {
		all = append(all, numbered(t, version))
		old = append(old, weak.Make(all[version]))
	}
	kept := func() (versions []int) {
		runtime.GC()
		runtime.GC()
		for version, site := range old {
			if site.Value() != nil {
				versions = append(versions, version)
			}
		}
		return versions
	}
	synctest.Test(t, func(t *testing.T) {
		var live Live
		for i, site := range all {
			live.Publish(site)
			all[i] = nil
		}
		assert.Equal(t, []int{1, 2, 3, 4, 5, 6, 7, 8, 9}, kept())
		time.Sleep(keptFor + time.Second)
		synctest.Wait()
		assert.Equal(t, []int{7, 8, 9}, kept())
		runtime.KeepAlive(&live)
	})
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

// A pack that is read again without a change keeps the site whose files are compressed.
func TestASiteThatHasNotChangedStays(t *testing.T) {
	var live Live
	first := numbered(t, 1)
	assert.True(t, live.Publish(first))
	assert.False(t, live.Publish(numbered(t, 1)))
	assert.Same(t, first, live.now.Load().sites[0].Site)
	assert.True(t, live.Publish(numbered(t, 2)))
	assert.True(t, live.Publish(numbered(t, 1)), "back to the one before")
	assert.Len(t, live.now.Load().sites, 2)
}
