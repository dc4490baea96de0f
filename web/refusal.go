package web

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"oneminuteguide/web/protocol"
)

// plainPolicy is that of an answer in which nothing may be loaded or framed.
const plainPolicy = "default-src 'none'; frame-ancestors 'none'"

// plainHeaders go with answers that are no part of a site.
func plainHeaders() map[string]string {
	headers := maps.Clone(protocol.Headers)
	headers["Content-Security-Policy"] = plainPolicy
	headers["Cache-Control"] = "no-store"
	return headers
}

// net/http answers by itself what it cannot read, 400, 431, 501 and 505, and what it does
// not do, 417. It writes the headers in one piece, and no handler sees it.
var (
	answerBegins   = []byte("HTTP/1.1 ")
	refusalHeaders = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")
	notExpected    = []byte("HTTP/1.1 417 ")
)

// longestRefusal spares all other answers the search: it took 3 % of a page's time.
const longestRefusal = 1024

// refusal is such an answer with the headers that all others have.
func refusal(written []byte) (answer []byte, is bool) {
	if len(written) > longestRefusal || !bytes.HasPrefix(written, answerBegins) {
		return nil, false
	}
	end := bytes.Index(written, []byte("\r\n"))
	if end < 0 || !bytes.HasPrefix(written[end:], refusalHeaders) && !bytes.HasPrefix(written, notExpected) {
		return nil, false
	}
	headers := plainHeaders()
	b := bytes.NewBuffer(bytes.Clone(written[:end]))
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		fmt.Fprintf(b, "\r\n%s: %s", name, headers[name])
	}
	b.Write(written[end:])
	return b.Bytes(), true
}
