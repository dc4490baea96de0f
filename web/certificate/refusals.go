package certificate

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Bounds of what is remembered of an authority's answers.
const (
	longestAnswer = 64 << 10
	longestReason = 400
	mostReasons   = 4
)

// quiet is how long nothing has been heard of a name once a try has ended.
const quiet = 10 * time.Second

// refusals remembers the authority's reasons as its answers pass: autocert drops them.
type refusals struct {
	next http.RoundTripper
	mu   sync.Mutex
	of   map[string]*heard // by domain
}

// heard is what the authority has said since the last try began.
type heard struct {
	refused []string // why the domain is not believed to be ours
	other   []string // trouble that may be about any domain
	last    time.Time
}

func newRefusals(domains []string, next http.RoundTripper) *refusals {
	r := &refusals{next: next, of: map[string]*heard{}}
	for _, domain := range domains {
		r.of[domain] = new(heard)
	}
	return r
}

// RoundTrip is for an http.Client.
func (r *refusals) RoundTrip(request *http.Request) (*http.Response, error) {
	answer, err := r.next.RoundTrip(request)
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			r.trouble("the authority cannot be reached: " + err.Error())
		}
		return nil, err
	}
	if kind := answer.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") && !strings.HasPrefix(kind, "application/problem+json") {
		return answer, nil
	}
	start, err := io.ReadAll(io.LimitReader(answer.Body, longestAnswer))
	var rest io.Reader = answer.Body
	if err != nil {
		rest = broken{err}
	}
	answer.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(start), rest), answer.Body}
	r.read(answer.StatusCode, start)
	return answer, nil
}

// broken is the end of an answer that could not be read.
type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// problem is an error as an authority says it: RFC 7807.
type problem struct{ Type, Detail string }

func (p problem) String() string { return cmp.Or(p.Detail, p.Type) }

// read notes what a problem, or an authorization, says: RFC 8555, 7.1.4.
func (r *refusals) read(status int, text []byte) {
	var said struct {
		problem
		Identifier struct{ Value string }
		Challenges []struct {
			Type  string
			Error *problem
		}
	}
	if json.Unmarshal(text, &said) != nil {
		return
	}
	if status >= http.StatusBadRequest {
		if !strings.HasSuffix(said.Type, ":badNonce") { // the next request has a new one
			r.trouble(said.problem.String())
		}
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	h, known := r.of[said.Identifier.Value]
	if !known {
		return
	}
	h.last = time.Now()
	for _, challenge := range said.Challenges {
		if challenge.Error != nil {
			h.refused = withReason(h.refused, challenge.Type+": "+challenge.Error.String())
		}
	}
}

func (r *refusals) trouble(reason string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, h := range r.of {
		h.other, h.last = withReason(h.other, reason), time.Now()
	}
}

func withReason(reasons []string, reason string) []string {
	if len(reason) > longestReason {
		reason = strings.ToValidUTF8(reason[:longestReason], "") + "…"
	}
	if reason == "" || len(reasons) == mostReasons || slices.Contains(reasons, reason) {
		return reasons
	}
	return append(reasons, reason)
}

// forget is for when a try begins.
func (r *refusals) forget(domain string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	*r.of[domain] = heard{}
}

// refuses reports whether the domain was not believed to be ours in this try.
func (r *refusals) refuses(domain string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.of[domain].refused) > 0
}

// why is the reason of a try that has failed; nil if none was heard.
func (r *refusals) why(domain string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.of[domain].why()
}

// settled is why, once the try seems to have ended.
func (r *refusals) settled(domain string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.of[domain]
	if time.Since(h.last) < quiet {
		return nil
	}
	return h.why()
}

func (h *heard) why() error {
	reasons := h.refused
	if len(reasons) == 0 {
		reasons = h.other
	}
	if len(reasons) == 0 {
		return nil
	}
	return errors.New(strings.Join(reasons, "; "))
}
