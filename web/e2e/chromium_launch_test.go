package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// running is a Chromium that has been started.
type running struct {
	process *process
	wire    *wire
	profile string          // its folder
	first   context.Context // its first tab
	leave   func()
}

func launch(o options) (*running, error) {
	path, err := program("/usr/bin/chromium", "chromium")
	if err != nil {
		return nil, err
	}
	flags := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--no-first-run", "--disable-quic", "--disable-breakpad", "--hide-scrollbars", "--mute-audio",
		// The address bar's list is a page with a process, half a second of work for each window.
		"--disable-features=Translate,OptimizationHints,MediaRouter,WebUIOmniboxPopup,WebUIOmniboxAimPopup", "--password-store=basic", "--no-startup-window",
		"--remote-debugging-pipe", "--user-data-dir=" + o.Profile}
	if o.MinimumFont > 0 {
		flags = append(flags, "--blink-settings=minimumFontSize="+strconv.Itoa(o.MinimumFont))
	}
	if o.AnyCertificate {
		flags = append(flags, "--ignore-certificate-errors")
	}
	cmd := exec.Command(path, flags...)
	if cmd.Env, err = telephone(o); err != nil {
		return nil, err
	}
	commands, toBrowser, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	fromBrowser, answers, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(o.Profile, "stderr.log"))
	if err != nil {
		return nil, err
	}
	cmd.ExtraFiles, cmd.Stderr = []*os.File{commands, answers}, log
	process, err := start(cmd)
	errors.Join(commands.Close(), answers.Close(), log.Close())
	if err != nil {
		return nil, err
	}

	wire := &wire{PipeConn: chromedp.NewPipeConn(fromBrowser, toBrowser), seen: &seen{}, workers: map[target.SessionID]bool{}}
	if o.Line != nil {
		wire.line = asJSON(o.Line.params())
	}
	allocator, leaveAllocator := chromedp.NewAllocatorContext(context.Background(), wire)
	first, leave := chromedp.NewContext(allocator)
	r := &running{process, wire, o.Profile, first, func() { leave(); leaveAllocator() }}
	// The first call ties the connection to its context, so the limit is kept by
	// ending the process instead.
	limit := time.AfterFunc(time.Minute, process.end)
	defer limit.Stop()
	if _, err := chromedp.Call(first, target.SetAutoAttach, target.SetAutoAttachParams{}); err != nil {
		text, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("starting chromium: %w\n%s", err, text)
	}
	return r, nil
}

func (r *running) end() {
	r.process.end()
	r.leave()
}

// lent are the running Chromiums that tests borrow one after another: to start
// one costs three times what the usual test does in it. Each test gets a
// browser context, as a private window has: nothing is shared between two, and
// none is in use by two at once. TestMain ends them.
var lent struct {
	sync.Mutex
	idle []*running
}

// borrow takes an idle Chromium, or starts one.
func (c *chromium) borrow() (err error) {
	lent.Lock()
	if last := len(lent.idle) - 1; last >= 0 {
		c.running, lent.idle = lent.idle[last], lent.idle[:last]
	}
	lent.Unlock()
	if c.running == nil {
		o := options{}
		if o.Profile, err = os.MkdirTemp("", "chromium"); err != nil {
			return err
		}
		if c.running, err = launch(o); err != nil {
			return err
		}
	}
	c.running.wire.listen(c.seen)
	c.tab, _ = chromedp.NewContext(c.running.first, chromedp.WithNewBrowserContext())
	c.tabs = []context.Context{c.tab}
	return c.prepare()
}

// giveBack ends what the test has opened; of a test that failed, Chromium too.
func (c *chromium) giveBack() {
	r := c.running
	c.running = nil
	closed := make(chan error, 1)
	go func() { closed <- chromedp.Cancel(c.tabs[0]) }()
	select {
	case err := <-closed:
		if err == nil && !c.t.Failed() {
			lent.Lock()
			lent.idle = append(lent.idle, r)
			lent.Unlock()
			return
		}
	case <-time.After(10 * time.Second):
	}
	r.discard()
}

func (r *running) discard() {
	r.end()
	os.RemoveAll(r.profile)
}

func endLent() {
	lent.Lock()
	defer lent.Unlock()
	for _, r := range lent.idle {
		r.discard()
	}
}
