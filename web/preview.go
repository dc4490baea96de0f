package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"oneminuteguide/web/protocol"
)

// Preview serves a pack while it is edited: the last site without faults, and a
// page of what is wrong with the pack now. A page that is open in the editor's
// browser follows each change. Its sites are made with Options.Preview.
//
// It answers at addresses of the editor's own machine only. There a browser's copy
// of a published site is removed, so that nobody looks at a stale one; a phone that
// came here by way of a proxy would lose the copy that it needs.
type Preview struct {
	live    Live
	now     atomic.Pointer[moment]
	headers http.Header
	script  []byte // of every page
}

// moment is what an open page should show.
type moment struct {
	Shows  string        `json:"shows"`  // the names of the site, or of the faults; a page has one of them in its head
	Faulty bool          `json:"faulty"` // whether it is faults
	faults []string      // one line each
	warned []string      // one line each; they change no page
	over   chan struct{} // closed when there is another
}

// NewPreview is a preview of nothing yet: Publish or Refuse comes before the first request.
func NewPreview() (*Preview, error) {
	script, err := readBuilt(Scripts(), "watch.js")
	if err != nil {
		return nil, err
	}
	in, err := readInline(Scripts())
	if err != nil {
		return nil, err
	}
	p := &Preview{headers: http.Header{}, script: script}
	for name, value := range (&Site{inline: in}).headers() {
		p.headers.Set(name, value)
	}
	p.headers.Set("Cache-Control", "no-store")
	return p, nil
}

// Publish shows the site from now on. Warnings are on the page of faults.
func (p *Preview) Publish(site *Site, warnings ...string) {
	p.live.Publish(site)
	p.turn(&moment{Shows: site.contentID(), warned: warnings})
}

// Refuse shows what is wrong, one line each, and below it warnings. The site of before
// is still served.
func (p *Preview) Refuse(faults []string, warnings ...string) {
	sum := sha256.Sum256([]byte(strings.Join(faults, "\n")))
	p.turn(&moment{Shows: "faults-" + hex.EncodeToString(sum[:6]), Faulty: true, faults: faults, warned: warnings})
}

func (p *Preview) turn(next *moment) {
	next.over = make(chan struct{})
	if before := p.now.Swap(next); before != nil {
		close(before.over)
	}
}

func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), p.headers)
	if !isOwnMachine(r.Host) {
		http.Error(w, "this is a preview for its editor's own machine", http.StatusMisdirectedRequest)
		return
	}
	if !reads(w, r) {
		return
	}
	switch r.URL.Path {
	case protocol.EventsPath:
		p.tell(w, r)
	case protocol.WatchPath:
		w.Header().Set("Content-Type", protocol.MediaType(protocol.WatchPath))
		w.Write(p.script)
	case protocol.FaultsPath:
		p.showFaults(w, http.StatusOK)
	default:
		if p.live.now.Load() == nil {
			p.showFaults(w, http.StatusServiceUnavailable)
			return
		}
		p.live.ServeHTTP(w, r)
	}
}

// isOwnMachine knows a host by its name: another name can lead here too, by a
// proxy, or by a page that wants to read this one.
func isOwnMachine(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "localhost" || net.ParseIP(strings.Trim(host, "[]")).IsLoopback()
}

// tell sends what to show, now and whenever that changes, until the page goes:
// https://html.spec.whatwg.org/multipage/server-sent-events.html.
func (p *Preview) tell(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	out.SetReadDeadline(time.Time{}) // where there is none, the answer need not outlive one
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		now := p.now.Load()
		data, err := json.Marshal(now)
		if err != nil {
			panic(err) // its fields are a text and a bool
		}
		fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", data)
		if out.Flush() != nil {
			return
		}
		select {
		case <-now.over:
		case <-r.Context().Done():
			return
		}
	}
}
