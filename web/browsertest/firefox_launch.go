package browsertest

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// runningFirefox is a Firefox that has been started.
type runningFirefox struct {
	process *Process
	bidi    *bidi
	profile string // its folder
	blank   string // its own first tab, which shows nothing
}

// quiet are preferences that keep Firefox from opening pages of its own and from
// calling home; driven by BiDi it has most others of this kind already.
var quiet = map[string]string{
	"browser.aboutwelcome.enabled":                          "false",
	"browser.startup.page":                                  "0",
	"browser.download.alwaysOpenPanel":                      "false",
	"browser.newtabpage.enabled":                            "false",
	"browser.newtabpage.activity-stream.feeds.asrouterfeed": "false",
	"browser.safebrowsing.provider.mozilla.updateURL":       `""`,
	"browser.safebrowsing.provider.google4.updateURL":       `""`,
	"app.normandy.enabled":                                  "false",
	"app.update.auto":                                       "false",
	"app.shield.optoutstudies.enabled":                      "false",
	"nimbus.rollouts.enabled":                               "false",
	"dom.push.enabled":                                      "false",
	"media.gmp-manager.updateEnabled":                       "false",
	"network.proxy.type":                                    "0",
	"network.prefetch-next":                                 "false",
	"network.dns.disablePrefetch":                           "true",
	// Otherwise an expression whose page goes away runs again in the next page.
	"remote.retry-on-abort":                            "false",
	"ui.useOverlayScrollbars":                          "1", // as on phones
	"toolkit.telemetry.enabled":                        "false",
	"toolkit.telemetry.server":                         `""`,
	"layout.css.prefers-color-scheme.content-override": "1",
}

// launchFirefox starts a Firefox that runs until its end is called.
func launchFirefox(o Options) (*runningFirefox, error) {
	path, err := program("/usr/bin/firefox-esr", "firefox-esr")
	if err != nil {
		return nil, err
	}
	prefs := maps.Clone(quiet)
	if o.NoCookies {
		prefs["network.cookie.cookieBehavior"] = "2"
	}
	if o.TextZoom > 0 {
		prefs["ui.textScaleFactor"], prefs["browser.display.os-zoom-behavior"] = strconv.Itoa(o.TextZoom), "2" // 2: of text alone
	}
	if o.Dark {
		prefs["layout.css.prefers-color-scheme.content-override"] = "0"
	}
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(prefs)) {
		fmt.Fprintf(&lines, "user_pref(%q, %s);\n", name, prefs[name])
	}
	if err := os.WriteFile(filepath.Join(o.Profile, "user.js"), []byte(lines.String()), 0o644); err != nil {
		return nil, err
	}
	cmd := exec.Command(path, "--headless", "--no-remote", "--profile", o.Profile, "--remote-debugging-port=0", "--remote-allow-origins="+bidiOrigin)
	cmd.Env = append(os.Environ(), "HOME="+o.Profile, "MOZ_CRASHREPORTER_DISABLE=1", "MOZ_DISABLE_AUTO_SAFE_MODE=1", "MOZ_HEADLESS_WIDTH=1400", "MOZ_HEADLESS_HEIGHT=1400")
	says, said, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd.Stderr = said
	process, err := StartProcess(cmd)
	said.Close()
	if err != nil {
		return nil, err
	}
	f := &runningFirefox{process: process, profile: o.Profile}
	if err := f.connect(says); err != nil {
		process.End()
		return nil, fmt.Errorf("starting firefox-esr: %w", err)
	}
	return f, nil
}

// connect finds in what Firefox says where it listens, and reads on, because a
// pipe that nobody reads would stop it.
func (f *runningFirefox) connect(says *os.File) (err error) {
	const listens = "WebDriver BiDi listening on "
	says.SetReadDeadline(time.Now().Add(time.Minute))
	lines := bufio.NewScanner(says)
	var heard []string
	for lines.Scan() {
		heard = append(heard, lines.Text())
		url, found := strings.CutPrefix(lines.Text(), listens)
		if !found {
			continue
		}
		says.SetReadDeadline(time.Time{})
		go func() {
			io.Copy(io.Discard, says)
			says.Close()
		}()
		if f.bidi, err = dialBiDi(url); err != nil {
			return err
		}
		var tree struct{ Contexts []struct{ Context string } }
		if err := f.bidi.call("browsingContext.getTree", dict{}, &tree, time.Minute); err != nil {
			return err
		}
		f.blank = tree.Contexts[0].Context
		return nil
	}
	says.Close()
	return fmt.Errorf("%w\n%s", cmp.Or(lines.Err(), errors.New("it ended")), strings.Join(heard, "\n"))
}

func (f *runningFirefox) end() {
	f.process.End()
	f.bidi.conn.Close()
}

func (f *runningFirefox) discard() {
	f.end()
	os.RemoveAll(f.profile)
}
