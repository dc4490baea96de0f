package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"path"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// listed is a file under its hash, as a release lists it.
type listed struct {
	Hash string `json:"hash"`
	Seq  int    `json:"seq"`
}

// phone takes whole copies, as the worker does.
type phone struct {
	client *http.Client
	origin string
	slow   time.Duration // the longest wait before a request
}

func (p *phone) get(path string) ([]byte, error) {
	if p.slow > 0 {
		time.Sleep(rand.N(p.slow))
	}
	r, err := p.client.Get(p.origin + path)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, r.Status)
	}
	return body, err
}

// hashed takes a file by its hash, and checks that it is whole.
func (p *phone) hashed(hash, end string) ([]byte, error) {
	body, err := p.get(protocol.HashedFolder + hash + end)
	if sum := sha256.Sum256(body); err == nil && !strings.HasPrefix(hex.EncodeToString(sum[:]), hash) {
		err = fmt.Errorf("%s%s has another hash", hash, end)
	}
	return body, err
}

func (p *phone) list(hash string, list any) error {
	body, err := p.hashed(hash, ".json")
	if err != nil {
		return err
	}
	return json.Unmarshal(body, list)
}

// copy takes all that a release names, in the order of the worker, and returns its version.
func (p *phone) copy() (version int, err error) {
	body, err := p.get(protocol.ReleasePath)
	if err != nil {
		return 0, err
	}
	var release struct{ App, Content listed }
	if err := json.Unmarshal(body, &release); err != nil {
		return 0, err
	}
	var app struct{ Files map[string]listed }
	var all struct {
		listed
		Files, Pieces map[string]listed
		Texts         map[string]string
	}
	if err := p.list(release.App.Hash, &app); err != nil {
		return 0, err
	}
	if err := p.list(release.Content.Hash, &all); err != nil {
		return 0, err
	}
	if all.Seq != release.Content.Seq {
		return 0, fmt.Errorf("mixed: release %d has a list of %d", release.Content.Seq, all.Seq)
	}
	if err := inNumbers([]byte(all.Texts[protocol.NumbersPath]), all.Seq); err != nil {
		return 0, err
	}
	for _, bucket := range all.Pieces {
		var pieces map[string]listed
		if err := p.list(bucket.Hash, &pieces); err != nil {
			return 0, err
		}
		for _, piece := range pieces {
			if _, err := p.hashed(piece.Hash, protocol.PieceEnd); err != nil {
				return 0, err
			}
		}
	}
	for name, file := range all.Files {
		if _, err := p.hashed(file.Hash, path.Ext(name)); err != nil {
			return 0, err
		}
	}
	for name, file := range app.Files {
		if _, err := p.hashed(file.Hash, path.Ext(name)); err != nil && name != protocol.ProgramPath {
			return 0, err
		}
	}
	return all.Seq, nil
}

var numbersOf = regexp.MustCompile(`data-numbers="([^"]+)"`)

// page reads a page and the numbers that it names, and returns their version.
func (p *phone) page() (version int, err error) {
	page, err := p.get("/contacts/")
	if err != nil {
		return 0, err
	}
	named := numbersOf.FindSubmatch(page)
	if named == nil {
		return 0, fmt.Errorf("no page: %.80q", page)
	}
	body, err := p.get(string(named[1]))
	if err != nil {
		return 0, err
	}
	var numbers content.Numbers
	if err := json.Unmarshal(body, &numbers); err != nil {
		return 0, err
	}
	if !strings.Contains(string(page), "tel:"+adviceTel(numbers.Version)) {
		return 0, fmt.Errorf("mixed: a page of another version than %d", numbers.Version)
	}
	return numbers.Version, inNumbers(body, numbers.Version)
}

func inNumbers(body []byte, version int) error {
	if !strings.Contains(string(body), adviceTel(version)) {
		return fmt.Errorf("mixed: version %d with other numbers", version)
	}
	return nil
}

// A running server reads the pack again ten times a second while phones take copies and
// people read pages: each gets one version as a whole, and what it began to take stays.
// Each sixth pack has a fault, and is refused.
func TestAPackIsReplacedWhilePhonesTakeIt(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes ten seconds")
	}
	v := newVersions(t)
	v.write(t, 101)
	b := begin(t, builtProgram(t), false, "-content", v.dir)
	ctx, stop := context.WithCancel(t.Context())
	var seen sync.Map
	var copies, pages atomic.Int64
	var all sync.WaitGroup
	work := func(slow time.Duration, do func(*phone) (int, error), done *atomic.Int64) {
		all.Go(func() {
			p := &phone{&http.Client{Transport: &http.Transport{DisableCompression: true}, Timeout: 20 * time.Second}, "http://" + address127(b.port), slow}
			defer p.client.CloseIdleConnections()
			for ctx.Err() == nil {
				version, err := do(p)
				if !assert.NoError(t, err) {
					return
				}
				seen.Store(version, true)
				done.Add(1)
			}
		})
	}
	for range 2 {
		work(0, (*phone).copy, &copies)
		work(0, (*phone).page, &pages)
		work(200*time.Millisecond, (*phone).copy, &copies) // seconds for a copy
		work(200*time.Millisecond, (*phone).page, &pages)
	}
	unseen := func() (versions []int) {
		for version := 101; version <= 105; version++ {
			if _, was := seen.Load(version); !was {
				versions = append(versions, version)
			}
		}
		return versions
	}
	began := time.Now()
	enough := func() bool { return time.Since(began) > 8*time.Second && copies.Load() > 10 && unseen() == nil }
	for n := 0; !enough() && time.Since(began) < time.Minute && !t.Failed(); n++ {
		if n%6 == 5 {
			v.save(t, "contacts.yaml", strings.ReplaceAll(v.contacts, advice(1), "0113 496 01"))
		} else {
			v.write(t, 101+n%6)
		}
		require.NoError(t, b.process.Signal(syscall.SIGHUP))
		time.Sleep(100 * time.Millisecond)
	}
	stop()
	all.Wait()
	t.Logf("%d copies and %d pages; %d packs served and %d refused", copies.Load(), pages.Load(),
		strings.Count(b.log.String(), "served now"), strings.Count(b.log.String(), "still served"))
	assert.Greater(t, copies.Load(), int64(10))
	assert.Empty(t, unseen(), "versions that nobody read")
	assert.Contains(t, b.log.String(), "too short for the UK")
	assert.Contains(t, b.log.String(), "has faults: the one before is still served")
	assert.NotContains(t, b.log.String(), "panic")
}

// Two programs that put servers under load find no error and no growing memory while the
// pack is read again each second.
func TestLoadWhileThePackIsReadAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	for _, name := range []string{"wrk", "h2load"} {
		_, err := exec.LookPath(name)
		require.NoError(t, err, "make test installs it on Debian")
	}
	program := builtProgram(t)
	for name, c := range map[string]struct {
		overTLS bool
		command []string
		good    *regexp.Regexp // in what it prints
		bad     string
	}{
		"HTTP/1.1":        {false, []string{"wrk", "-t1", "-c16", "-d10s", "-H", "Accept-Encoding: br"}, regexp.MustCompile(`\d+ requests in 1`), "Non-2xx|Socket errors"},
		"HTTP/2 over TLS": {true, []string{"h2load", "-t1", "-c16", "-m8", "-D10", "-H", "Accept-Encoding: br"}, regexp.MustCompile(` 0 failed, 0 errored, 0 timeout`), "unable to"},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVersions(t)
			v.write(t, 101)
			b := begin(t, program, c.overTLS, "-content", v.dir)
			origin := "http"
			if c.overTLS {
				origin = "https"
			}
			load := func(from int) string {
				ctx, stop := context.WithCancel(t.Context())
				var reading sync.WaitGroup
				reading.Go(func() {
					for n := from; ctx.Err() == nil; n++ {
						v.write(t, 101+n)
						assert.NoError(t, b.process.Signal(syscall.SIGHUP))
						select {
						case <-ctx.Done():
						case <-time.After(time.Second):
						}
					}
				})
				out, err := exec.Command(c.command[0], append(c.command[1:], fmt.Sprintf("%s://localhost:%d/contacts/", origin, b.port))...).CombinedOutput()
				stop()
				reading.Wait()
				require.NoError(t, err, "%s", out)
				return string(out)
			}
			load(0)
			before := b.memory(t)
			out := load(20)
			t.Logf("%d MB after 10 s, %d MB after 20 s at the most; %d packs served", before, b.memory(t), strings.Count(b.log.String(), "served now"))
			assert.Regexp(t, c.good, out)
			assert.NotRegexp(t, c.bad, out)
			assert.Less(t, b.memory(t), before+before/4, "memory is flat")
			assert.Less(t, b.memory(t), mostMemory)
			assert.NotContains(t, b.log.String(), "panic")
			assert.NotContains(t, b.log.String(), "ERROR")
		})
	}
}
