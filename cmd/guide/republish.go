package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"oneminuteguide/web"
)

// hangups tells of each SIGHUP, which a person sends to have the pack read again. A
// system sends it too when the terminal of a program is closed, which then stops.
// Windows has no such signal.
func hangups(ctx context.Context, stop func()) <-chan struct{} {
	begunInTerminal := !signal.Ignored(syscall.SIGHUP) && hasTerminal() // nohup has it ignored
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP)
	again := make(chan struct{})
	go func() {
		defer signal.Stop(signals)
		for {
			select {
			case <-ctx.Done():
				return
			case <-signals:
			}
			if begunInTerminal && !hasTerminal() {
				stop()
				return
			}
			select {
			case <-ctx.Done():
			case again <- struct{}{}:
			}
		}
	}()
	return again
}

func hasTerminal() bool {
	terminal, err := os.Open("/dev/tty")
	if err != nil {
		return false
	}
	terminal.Close()
	return true
}

// republish reads the pack again each time that it is told to, until the context ends. In
// between it compresses the site: seconds of work, which no changed number waits for.
func (p *publisher) republish(ctx context.Context, site *web.Site, again <-chan struct{}, live *web.Live, log *slog.Logger) {
	for {
		stop := compressing(ctx, site)
		select {
		case <-ctx.Done():
			stop()
			return
		case <-again:
			stop()
			if next := p.readAgain(ctx, live, log); next != nil {
				site = next
			}
		}
	}
}

// compressing compresses the site until it is stopped.
func compressing(ctx context.Context, site *web.Site) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		site.Compress(ctx)
		debug.FreeOSMemory()
		limitMemory()
	}()
	return func() {
		cancel()
		<-ended
	}
}

// readAgain publishes the pack as it is now. It returns nil where it has faults or has not
// changed.
func (p *publisher) readAgain(ctx context.Context, live *web.Live, log *slog.Logger) *web.Site {
	site, r, err := p.site(ctx, p.from.readSettled)
	if ctx.Err() != nil {
		return nil
	}
	for _, w := range r.warnings {
		log.Warn(w.String())
	}
	if err != nil {
		p.state.refused()
		for _, fault := range p.from.faultsIn(err) {
			log.Error(fault.String())
		}
		log.Error("the pack was read again and has faults: the one before is still served")
		return nil
	}
	p.state.published(p.from, r.pack)
	if !live.Publish(site) {
		log.Info("the pack was read again and has not changed", "pack", p.from.title(r.pack))
		return nil
	}
	log.Info("the pack was read again and is served now", "pack", p.from.title(r.pack))
	return site
}
