package web

import (
	"log/slog"
	"maps"
	"regexp"
	"strings"
	"sync"
	"time"
)

// quiet is how long the same error is not logged again: a server that has run out
// of file descriptors reports that several times a second.
const quiet = time.Minute

// errorLog takes net/http's own errors, one a call, and logs them without the
// addresses of readers and what they asked for.
type errorLog struct {
	to *slog.Logger

	mu   sync.Mutex
	last map[string]time.Time // by the error's words
}

func newErrorLog(to *slog.Logger) *errorLog {
	return &errorLog{to: to, last: map[string]time.Time{}}
}

func (l *errorLog) Write(message []byte) (int, error) {
	text := withoutValue(strings.TrimSpace(withoutAddresses(string(message))))
	first, _, _ := strings.Cut(text, "\n") // a stack may follow
	kind, _, _ := strings.Cut(first, "; retrying in ")
	if l.due(kind) {
		l.to.Error("server error; the same is not logged again for a minute", "error", text)
	}
	return len(message), nil
}

func (l *errorLog) due(kind string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	maps.DeleteFunc(l.last, func(_ string, at time.Time) bool { return now.Sub(at) >= quiet })
	if _, recent := l.last[kind]; recent {
		return false
	}
	l.last[kind] = now
	return true
}

// addresses are IPv4, IPv6 in brackets and bare, each with or without a port. A
// bare one has "::" or eight groups: a time of day and a line of code have neither.
var addresses = regexp.MustCompile(`\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[^\]\s]+)?\](?::\d+)?` +
	`|(?:[0-9A-Fa-f]{0,4}:){1,7}:[0-9A-Fa-f:.]*|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}` +
	`|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?`)

// panicked is what net/http says of a panic: its value, and then the stack.
var panicked = regexp.MustCompile(`(?s)^(http2?: panic serving \(address\): )(.*)\n(goroutine .*)$`)

// withoutValue is the text without the value of a panic, in which there may be anything.
// The stack says where it was. Go's own values hold no words of a reader.
func withoutValue(text string) string {
	found := panicked.FindStringSubmatch(text)
	if found == nil || strings.HasPrefix(found[2], "runtime error: ") || strings.HasPrefix(found[2], "interface conversion: ") {
		return text
	}
	return found[1] + "not logged\n" + found[3]
}

func withoutAddresses(text string) string {
	return addresses.ReplaceAllString(text, "(address)")
}
