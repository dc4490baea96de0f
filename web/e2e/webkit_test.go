package e2e

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// webkit is WebKitGTK's MiniBrowser, driven over W3C WebDriver. Its sessions are
// ephemeral: service workers, caches and storage work until Close, and Profile
// keeps nothing. It has no list of console errors, because an automated
// MiniBrowser prints none.
type webkit struct {
	t       testing.TB
	options options
	process *process
	server  string   // of the driver
	session string   // its path
	tabs    []string // handles in the order of opening, once there is more than one
}

func openWebKit(t testing.TB, o options) *webkit {
	t.Helper()
	w := &webkit{t: t, options: o.complete(t)}
	t.Cleanup(w.Close)
	require.NoError(t, w.start())
	return w
}

// smallToolbar lets the window be as narrow as a phone: MiniBrowser's toolbar
// has a least width of 447 pixels otherwise.
const smallToolbar = `window * { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }`

func (w *webkit) start() error {
	driver, err := program("/usr/bin/WebKitWebDriver", "webkit2gtk-driver")
	if err != nil {
		return err
	}
	mini, err := program("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "webkit2gtk-driver")
	if err != nil {
		return err
	}
	screen, err := display()
	if err != nil {
		return err
	}
	home := w.options.Profile
	write(w.t, filepath.Join(home, "config/gtk-3.0/gtk.css"), []byte(smallToolbar))

	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	port := strconv.Itoa(free.Addr().(*net.TCPAddr).Port)
	free.Close()
	cmd := exec.Command(driver, "--port="+port)
	cmd.Env = append(os.Environ(), "DISPLAY="+screen, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1", "NO_AT_BRIDGE=1", "GSETTINGS_BACKEND=memory",
		"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "HOME="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_CACHE_HOME="+home+"/cache", "XDG_DATA_HOME="+home+"/data")
	if w.process, err = start(cmd); err != nil {
		return err
	}
	w.server = "http://127.0.0.1:" + port
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if err = w.call("GET", "/status", nil, nil); err == nil {
			break
		}
		if time.Now().After(deadline) || w.process.ended(0) {
			return fmt.Errorf("WebKitWebDriver does not answer: %w", err)
		}
	}
	return w.begin(mini)
}

func (w *webkit) begin(mini string) error {
	args := []string{"--automation"}
	if w.options.Dark {
		args = append(args, "--dark-mode")
	}
	if w.options.NoJavaScript {
		args = append(args, "--enable-javascript=false")
	}
	var made struct{ SessionID string }
	err := w.call("POST", "/session", dict{"capabilities": dict{"alwaysMatch": dict{
		"acceptInsecureCerts":      w.options.AnyCertificate,
		"timeouts":                 dict{"script": evalLimit.Milliseconds(), "pageLoad": time.Minute.Milliseconds()},
		"webkitgtk:browserOptions": dict{"binary": mini, "args": args},
	}}}, &made)
	if err != nil {
		return fmt.Errorf("starting MiniBrowser: %w", err)
	}
	w.session = "/session/" + made.SessionID
	return w.resize(w.options.Width, w.options.Height)
}

// resize gives the page itself that size: the window is larger by its toolbar,
// and takes a moment to become what it is told to be.
func (w *webkit) resize(width, height int) error {
	var inner [2]int
	for range 10 {
		var toolbar [2]int
		if err := w.TryEval("[outerWidth - innerWidth, outerHeight - innerHeight]", &toolbar); err != nil {
			return err
		}
		ask := dict{"width": width + toolbar[0], "height": height + toolbar[1]}
		if err := w.call("POST", w.session+"/window/rect", ask, nil); err != nil {
			return err
		}
		for range 10 {
			if err := w.TryEval("[innerWidth, innerHeight]", &inner); err != nil {
				return err
			}
			if inner == [2]int{width, height} {
				return nil
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	return fmt.Errorf("the window stays %d wide and %d high, asked for %d and %d", inner[0], inner[1], width, height)
}

func (w *webkit) Name() string { return "webkit" }

func (w *webkit) Close() {
	if w.process != nil {
		if w.session != "" {
			w.call("DELETE", w.session, nil, nil)
		}
		w.process.end()
		w.process = nil
	}
}

// TryOpen looks at where it came to, because the driver is content with
// MiniBrowser's own error page, which is about:blank with a text.
func (w *webkit) TryOpen(url string) error {
	if err := w.call("POST", w.session+"/url", dict{"url": url}, nil); err != nil {
		return err
	}
	var at struct{ URL, Text string }
	if err := w.TryEval(`({URL: location.href, Text: document.body?.innerText})`, &at); err != nil {
		return err
	}
	if at.URL == "about:blank" && url != at.URL {
		return fmt.Errorf("opening %s: %s", url, at.Text)
	}
	return nil
}

func (w *webkit) Open(url string) {
	w.t.Helper()
	require.NoError(w.t, w.TryOpen(url))
}

func (w *webkit) Back()   { w.t.Helper(); w.must("POST", "/back", dict{}, nil) }
func (w *webkit) Reload() { w.t.Helper(); w.must("POST", "/refresh", dict{}, nil) }

func (w *webkit) TryEval(expression string, into any) error {
	script := "const done = arguments[arguments.length - 1];\n" + evaluation(expression) +
		".then(value => done({value: value ?? null}), fault => done({fault: String(fault)}))"
	var result struct {
		Value *string
		Fault string
	}
	if err := w.call("POST", w.session+"/execute/async", dict{"script": script, "args": []any{}}, &result); err != nil {
		return err
	}
	if result.Fault != "" {
		return errors.New(result.Fault)
	}
	return decode(result.Value, into)
}

func (w *webkit) Eval(expression string, into any) {
	w.t.Helper()
	require.NoError(w.t, w.TryEval(expression, into), "evaluating %s", expression)
}

func (w *webkit) Title() (title string) { w.t.Helper(); w.must("GET", "/title", nil, &title); return }
func (w *webkit) URL() (url string)     { w.t.Helper(); w.must("GET", "/url", nil, &url); return }
func (w *webkit) Text() (text string) {
	w.t.Helper()
	w.Eval("document.body.innerText", &text)
	return text
}

func (w *webkit) element(selector string) (path string) {
	w.t.Helper()
	var found map[string]string
	w.must("POST", "/element", dict{"using": "css selector", "value": selector}, &found)
	for _, id := range found {
		return "/element/" + id
	}
	w.t.Fatalf("no element %s", selector)
	return ""
}

func (w *webkit) Click(selector string) {
	w.t.Helper()
	w.must("POST", w.element(selector)+"/click", dict{}, nil)
}

// Screenshot of the full page is made in a window as high as the page.
func (w *webkit) Screenshot(path string, fullPage bool) {
	w.t.Helper()
	if fullPage {
		var height int
		w.Eval("document.documentElement.scrollHeight", &height)
		require.NoError(w.t, w.resize(w.options.Width, height))
		defer func() { require.NoError(w.t, w.resize(w.options.Width, w.options.Height)) }()
	}
	var coded string
	err := w.call("GET", w.session+"/screenshot", nil, &coded)
	for range 5 {
		if err != nil {
			err = w.call("GET", w.session+"/screenshot", nil, &coded)
		}
	}
	require.NoError(w.t, err)
	image, err := base64.StdEncoding.DecodeString(coded)
	require.NoError(w.t, err)
	write(w.t, path, image)
}
