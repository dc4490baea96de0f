package web

import (
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"time"
)

// quiet is how long a fault of the same kind is not logged again: a server
// without file descriptors reports that several times a second.
const quiet = time.Minute

// errorLog takes what net/http reports of itself, one message a call, and logs
// it without the addresses of those who read.
type errorLog struct {
	to *slog.Logger

	mu   sync.Mutex
	last map[string]time.Time // by kind
}

func (l *errorLog) Write(message []byte) (int, error) {
	text := strings.TrimSpace(withoutAddresses(string(message)))
	kind := text
	if parts := strings.SplitN(text, ": ", 3); len(parts) == 3 { // "http: Accept error: …; retrying in 5ms"
		kind = parts[1]
	}
	if l.due(kind) {
		l.to.Error("server error; the same is not logged again for a minute", "error", text)
	}
	return len(message), nil
}

func (l *errorLog) due(kind string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last == nil {
		l.last = map[string]time.Time{}
	}
	now := time.Now()
	if before, known := l.last[kind]; known && now.Sub(before) < quiet {
		return false
	}
	l.last[kind] = now
	return true
}

// addresses are IPv4, IPv6 in brackets and bare, each with or without a port. A
// bare one has "::" or eight groups: a time of day and a line of code have neither.
var addresses = regexp.MustCompile(`\[[0-9A-Fa-f:.]+(?:%[^\]\s]+)?\](?::\d+)?` +
	`|(?:[0-9A-Fa-f]{0,4}:){1,7}:[0-9A-Fa-f:.]*|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}` +
	`|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?`)

func withoutAddresses(text string) string {
	return addresses.ReplaceAllString(text, "(address)")
}
