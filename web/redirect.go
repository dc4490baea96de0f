package web

import (
	"net"
	"net/http"
	"strings"
)

// Hosts are the names under which a site may be asked for.
type Hosts interface {
	Names() []string        // the first is the usual one; one that begins with "*." is not a name of a host
	IsFor(host string) bool // whether the host is one of them
}

// ToTLS sends each reader from plain HTTP to the same path over TLS on the port. A
// Host header chooses among the site's own names and nothing else.
func ToTLS(hosts Hosts, port string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range plainHeaders() {
			w.Header().Set(name, value)
		}
		if !reads(w, r) {
			return
		}
		host := hostFor(hosts, r.Host)
		if host == "" {
			http.Error(w, "this site has another name", http.StatusMisdirectedRequest)
			return
		}
		if port != "443" {
			host = net.JoinHostPort(host, port)
		}
		path := r.URL.EscapedPath()
		if !strings.HasPrefix(path, "/") {
			path = "/"
		}
		if r.URL.RawQuery != "" {
			path += "?" + r.URL.RawQuery
		}
		w.Header().Set("Location", "https://"+host+path)
		w.WriteHeader(http.StatusPermanentRedirect)
	})
}

// hostFor is the site's name that was asked for, or else its usual one; "" if it has none.
func hostFor(hosts Hosts, asked string) string {
	if host, _, err := net.SplitHostPort(asked); err == nil {
		asked = host
	}
	if asked = strings.ToLower(asked); hosts.IsFor(asked) && net.ParseIP(asked) == nil {
		return asked
	}
	for _, name := range hosts.Names() {
		if !strings.HasPrefix(name, "*.") {
			return name
		}
	}
	return ""
}
