package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/cdp/jsonv2"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// wire is chromedp's connection to Chromium, with what passes along it recorded.
// Service workers live in sessions that chromedp does not know: wire asks them to
// report what they do. The price is that Chromium does not stop an idle worker
// that is listened to, and that under load it can hang in a navigation while a
// worker is replaced: only for HearWorkers.
type wire struct {
	*chromedp.PipeConn
	mu      sync.Mutex
	seen    *seen
	workers map[target.SessionID]bool
	line    string // the parameters that slow the workers' network; "" does not
	last    atomic.Int64
}

// seen is what a browser did, over all its restarts.
type seen struct {
	mu                         sync.Mutex
	errors, requests, byWorker []string
}

// ownIDs start above any that chromedp comes to, so that it ignores the answers.
// Chromium takes no more than 32 bits.
const ownIDs = 1 << 30

// Allocate, Wait and Attaches make the wire a chromedp.Attacher: the process
// belongs to running.
func (w *wire) Allocate(ctx context.Context, opts ...chromedp.BrowserOption) (*chromedp.Browser, error) {
	// A page that goes away in the middle of an answer is no news.
	opts = append(opts, chromedp.WithBrowserErrorf(func(string, ...any) {}))
	return chromedp.NewBrowserTransport(ctx, w, opts...)
}
func (w *wire) Wait()          {}
func (w *wire) Attaches() bool { return true }

// Read passes on what chromedp knows how to take.
func (w *wire) Read(ctx context.Context, m *cdproto.Message) error {
	for {
		*m = cdproto.Message{}
		if err := w.PipeConn.Read(ctx, m); err != nil {
			return err
		}
		if w.note(m) {
			return nil
		}
	}
}

// listen has what is reported from now on noted in seen.
func (w *wire) listen(seen *seen) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = seen
}

func (w *wire) send(session target.SessionID, method, params string) {
	w.Write(context.Background(), &cdproto.Message{ID: ownIDs + w.last.Add(1), SessionID: session,
		Method: cdproto.MethodType(method), Params: jsonv2.Value(params)})
}

// event has the fields of all the events that are noted.
type event struct {
	SessionID  target.SessionID `json:"sessionId"`
	TargetInfo struct{ Type string }
	Request    struct{ URL string }
	Response   struct {
		URL               string
		FromServiceWorker bool
	}
	Type             string
	Args             []remote
	Entry            struct{ Level, Text, URL string }
	ExceptionDetails struct {
		Text, URL string
		Exception remote
	}
}

type remote struct {
	Value       any
	Description string
}

func (r remote) String() string {
	if r.Value != nil {
		return fmt.Sprint(r.Value)
	}
	return r.Description
}

// note says whether the message is for chromedp too.
func (w *wire) note(m *cdproto.Message) bool {
	var e event
	switch m.Method {
	case "Target.attachedToTarget", "Target.detachedFromTarget", "Network.requestWillBeSent", "Network.responseReceived",
		"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
		if err := json.Unmarshal(m.Params, &e); err != nil {
			return true
		}
	default:
		return true
	}
	w.mu.Lock()
	seen := w.seen
	w.mu.Unlock()
	seen.mu.Lock()
	defer seen.mu.Unlock()
	switch m.Method {
	case "Target.attachedToTarget":
		// The page's session tells of its workers as well; the browser's is the
		// one that holds a worker back until it is listened to.
		if m.SessionID == "" && e.TargetInfo.Type == "service_worker" {
			w.workers[e.SessionID] = true
			for _, method := range []string{"Network.enable", "Runtime.enable", "Log.enable"} {
				w.send(e.SessionID, method, "{}")
			}
			if w.line != "" {
				w.send(e.SessionID, network.CommandEmulateNetworkConditionsByRule, w.line)
			}
			w.send(e.SessionID, "Runtime.runIfWaitingForDebugger", "{}")
		}
	case "Target.detachedFromTarget":
		return m.SessionID != "" || !w.workers[e.SessionID]
	case "Network.requestWillBeSent":
		seen.requests = append(seen.requests, e.Request.URL)
	case "Network.responseReceived":
		if e.Response.FromServiceWorker {
			seen.byWorker = append(seen.byWorker, e.Response.URL)
		}
	case "Runtime.consoleAPICalled":
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			words := []string{e.Type + ":"}
			for _, arg := range e.Args {
				words = append(words, arg.String())
			}
			seen.errors = append(seen.errors, strings.Join(words, " "))
		}
	case "Runtime.exceptionThrown":
		d := e.ExceptionDetails
		seen.errors = append(seen.errors, fmt.Sprintf("%s %s (%s)", d.Text, d.Exception, d.URL))
	case "Log.entryAdded":
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			seen.errors = append(seen.errors, fmt.Sprintf("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	}
	return true
}
