package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// Addresses that machines ask every site for.
const (
	robotsPath   = "/robots.txt"
	securityPath = "/.well-known/security.txt"
)

// noRobots is for a publisher who says nothing else. A search engine's copy of a guide,
// and what it quotes of one, outlives a number that has changed; and whoever looks for
// help finds it on the partnership's own site.
const noRobots = "User-agent: *\nDisallow: /\n"

// addNotices adds what is for machines alone. No phone keeps it.
func (b *builder) addNotices() {
	robots := b.options.Robots
	if robots == nil {
		robots = []byte(noRobots)
	}
	b.add(robotsPath, robots)
	if b.options.Security != nil {
		b.add(securityPath, b.options.Security)
	}
}

// CheckSecurity reports what is wrong with a security.txt, all faults at once, each with
// its line: RFC 9116. It must not have expired at the time. The warning is of one that
// will soon.
func CheckSecurity(name string, text []byte, now time.Time) (warning string, err error) {
	var faults []error
	fault := func(line int, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: %s", name, line, fmt.Sprintf(format, args...)))
	}
	if !utf8.Valid(text) {
		fault(1, "not UTF-8, want plain text")
	}
	lines := bytes.Split(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n"))
	contacts, expires := 0, 0
	signed := bytes.HasPrefix(lines[0], []byte("-----BEGIN PGP SIGNED MESSAGE-----"))
	for i, raw := range lines {
		line := strings.TrimSpace(string(raw))
		if signed && strings.HasPrefix(line, "-----BEGIN PGP SIGNATURE-----") {
			break
		}
		if line == "" || line[0] == '#' || signed && (strings.HasPrefix(line, "-----BEGIN") || strings.HasPrefix(line, "Hash:")) {
			continue
		}
		field, value, found := strings.Cut(line, ":")
		if value = strings.TrimSpace(value); !found || value == "" || strings.ContainsAny(field, " \t") {
			fault(i+1, "%q: want a field, such as Contact: mailto:security@example.org", line)
			continue
		}
		switch strings.ToLower(field) {
		case "contact":
			contacts++
			if u, err := url.Parse(value); err != nil || u.Scheme != "mailto" && u.Scheme != "https" && u.Scheme != "tel" {
				fault(i+1, "Contact %q: want an address that begins with mailto:, https:// or tel:", value)
			}
		case "expires":
			expires++
			doubt, words := expiry(value, now)
			if words != "" {
				fault(i+1, "Expires %q%s", value, words)
			}
			if doubt != "" {
				warning = fmt.Sprintf("%s:%d: Expires %q%s", name, i+1, value, doubt)
			}
		}
	}
	if contacts == 0 {
		fault(len(lines), "no Contact, want whom to tell of a fault, such as Contact: mailto:security@example.org")
	}
	if expires != 1 {
		fault(len(lines), "Expires is there %d times, want it once, such as Expires: 2027-06-30T12:00:00Z", expires)
	}
	return warning, errors.Join(faults...)
}

// expiry says what is doubtful or wrong about the date by which somebody must look at
// the file again.
func expiry(value string, now time.Time) (doubt, fault string) {
	at, err := time.Parse(time.RFC3339, strings.ToUpper(value))
	switch {
	case err != nil:
		return "", ": want a date and time, such as 2027-06-30T12:00:00Z"
	case !at.After(now):
		return "", " has passed: check what the file says, and give it a later date"
	case at.Before(now.AddDate(0, 1, 0)):
		return " is within a month: check what the file says, and give it a later date", ""
	case at.After(now.AddDate(1, 0, 1)):
		return " is more than a year away: want a date by which somebody looks at it again", ""
	}
	return "", ""
}
