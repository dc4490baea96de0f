package browsertest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// runningWebKit is a MiniBrowser that has been started, and its driver.
type runningWebKit struct {
	process *Process
	profile string // its folder
	server  string // of the driver
	session string // its path
}

// smallToolbar lets the window be as narrow as a phone: MiniBrowser's toolbar
// has a least width of 447 pixels otherwise.
const smallToolbar = `window * { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }`

// launchWebKit starts a MiniBrowser that runs until it is discarded.
func launchWebKit(o Options) (*runningWebKit, error) {
	driver, err := program("/usr/bin/WebKitWebDriver", "webkit2gtk-driver")
	if err != nil {
		return nil, err
	}
	mini, err := program("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "webkit2gtk-driver")
	if err != nil {
		return nil, err
	}
	screen, err := display()
	if err != nil {
		return nil, err
	}
	home := o.Profile
	look := filepath.Join(home, "config/gtk-3.0")
	if err := errors.Join(os.MkdirAll(look, 0o755), os.WriteFile(filepath.Join(look, "gtk.css"), []byte(smallToolbar), 0o644)); err != nil {
		return nil, err
	}

	port, err := freePort()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(driver, "--port="+port)
	cmd.Env = append(os.Environ(), "DISPLAY="+screen, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1", "NO_AT_BRIDGE=1", "GSETTINGS_BACKEND=memory",
		"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "HOME="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_CACHE_HOME="+home+"/cache", "XDG_DATA_HOME="+home+"/data",
		// To optimise a program that runs for seconds took a sixth of the processors' time.
		"JSC_useOMGJIT=0")
	r := &runningWebKit{profile: home, server: "http://127.0.0.1:" + port}
	if r.process, err = StartProcess(cmd); err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if err = r.call("GET", "/status", nil, nil); err == nil {
			break
		}
		if time.Now().After(deadline) || r.process.ended(0) {
			r.process.End()
			return nil, fmt.Errorf("WebKitWebDriver does not answer: %w", err)
		}
	}
	if err := r.newSession(mini, o); err != nil {
		r.process.End()
		return nil, err
	}
	return r, nil
}

func (r *runningWebKit) newSession(mini string, o Options) error {
	args := []string{"--automation"}
	if o.Dark {
		args = append(args, "--dark-mode")
	}
	if o.NoJavaScript {
		args = append(args, "--enable-javascript=false")
	}
	var made struct{ SessionID string }
	err := r.call("POST", "/session", dict{"capabilities": dict{"alwaysMatch": dict{
		"acceptInsecureCerts":      o.AnyCertificate,
		"timeouts":                 dict{"script": evalLimit.Milliseconds(), "pageLoad": time.Minute.Milliseconds()},
		"webkitgtk:browserOptions": dict{"binary": mini, "args": args},
	}}}, &made)
	if err != nil {
		return fmt.Errorf("starting MiniBrowser: %w", err)
	}
	r.session = "/session/" + made.SessionID
	return nil
}

func (r *runningWebKit) discard() {
	r.call("DELETE", r.session, nil, nil)
	r.process.End()
	os.RemoveAll(r.profile)
}
