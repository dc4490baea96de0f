package main

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// rootOf is the folder that the site is in at the address: "/guides" at
// https://example.org/guides/, and "" where it has the server to itself. Phones keep an
// app over https alone, but for the machine that it is made on.
func rootOf(base string) (string, error) {
	u, err := url.Parse(base)
	switch {
	case err != nil, u.Scheme != "https" && u.Scheme != "http", u.Host == "", u.User != nil, strings.ContainsAny(base, "?#"):
		return "", fmt.Errorf("want the address at which phones open the app, such as https://example.org/ or https://example.org/guides/")
	case u.Scheme == "http" && u.Hostname() != "localhost" && u.Hostname() != "127.0.0.1":
		return "", fmt.Errorf("want https: over http no phone keeps the app")
	}
	root := strings.TrimSuffix(u.EscapedPath(), "/")
	if root != "" && (path.Clean(root) != root || !plainFolder.MatchString(root)) {
		return "", fmt.Errorf("the folder %q: want letters, digits, hyphens, dots and underscores only", root+"/")
	}
	return root, nil
}

// plainFolder is a path that every host, proxy and browser writes the same way.
var plainFolder = regexp.MustCompile(`^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$`)
