package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// running is a Chromium that has been started.
type running struct {
	process *Process
	wire    *wire
	profile string          // its folder
	first   context.Context // its first tab
	leave   func()
}

func launch(o Options) (*running, error) {
	path, err := program("/usr/bin/chromium-headless-shell", "chromium-headless-shell")
	if o.Whole || o.CallsFrom != "" { // only the whole browser hands a number to the telephone
		path, err = program("/usr/bin/chromium", "chromium")
	}
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
	process, err := StartProcess(cmd)
	errors.Join(commands.Close(), answers.Close(), log.Close())
	if err != nil {
		return nil, err
	}

	wire := &wire{PipeConn: chromedp.NewPipeConn(fromBrowser, toBrowser), seen: &seen{}, workers: map[target.SessionID]bool{}}
	if o.Line != nil {
		wire.line = JS(o.Line.params())
	}
	allocator, leaveAllocator := chromedp.NewAllocatorContext(context.Background(), wire)
	first, leave := chromedp.NewContext(allocator)
	r := &running{process, wire, o.Profile, first, func() { leave(); leaveAllocator() }}
	// The first call ties the connection to its context, so the limit is kept by
	// ending the process instead.
	limit := time.AfterFunc(time.Minute, process.End)
	defer limit.Stop()
	if _, err := chromedp.Call(first, target.SetAutoAttach, target.SetAutoAttachParams{}); err != nil {
		text, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("starting chromium: %w\n%s", err, text)
	}
	return r, nil
}

func (r *running) end() {
	r.process.End()
	r.leave()
}

func (r *running) discard() {
	r.end()
	os.RemoveAll(r.profile)
}

// borrow takes a Chromium, and a browser context in it, as a private window has.
func (c *Chromium) borrow() error {
	return chromiums.borrow(launch, func(r *running) error {
		c.running = r
		r.wire.listen(c.seen)
		c.tab, _ = chromedp.NewContext(r.first, chromedp.WithNewBrowserContext())
		c.tabs = []context.Context{c.tab}
		return c.prepare()
	})
}

// giveBack ends what the test has opened; of a test that failed, Chromium too.
func (c *Chromium) giveBack() {
	r := c.running
	c.running = nil
	closed := make(chan error, 1)
	go func() { closed <- chromedp.Cancel(c.tabs[0]) }()
	good := false
	select {
	case err := <-closed:
		good = err == nil && !c.t.Failed()
	case <-time.After(10 * time.Second):
	}
	chromiums.giveBack(r, good)
}
