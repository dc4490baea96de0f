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

// republish reads the pack again each time that it is told to, until the context ends.
func (p *publisher) republish(ctx context.Context, again <-chan struct{}, live *web.Live, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-again:
			p.readAgain(ctx, live, log)
		}
	}
}

// readAgain publishes the pack as it is now, unless it has faults.
func (p *publisher) readAgain(ctx context.Context, live *web.Live, log *slog.Logger) {
	site, r, err := p.site(ctx, p.from.readSettled)
	if ctx.Err() != nil {
		return
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
		return
	}
	live.Publish(site)
	p.state.published(p.from, r.pack)
	log.Info("the pack was read again and is served now", "pack", p.from.title(r.pack))
	site.Compress() // one site after the other, however often it is told to read
	debug.FreeOSMemory()
}
