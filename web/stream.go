package web

import (
	"bytes"
	"net/http"
	"time"

	"oneminuteguide/web/protocol"
)

// stream is all pieces of a content, one behind the other: a first copy in one answer.
// It is compressed already, so that a phone can ask for the rest of one that was cut off.
type stream struct {
	address string
	body    []byte
}

// Stream is all pieces of the site, and the address of the answer that has them.
func (s *Site) Stream() (address string, body []byte) { return s.stream.address, s.stream.body }

func (s *stream) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", protocol.MediaType(s.address))
	w.Header().Set("Cache-Control", cacheControl(s.address))
	w.Header().Set("Etag", `"`+s.address+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(s.body))
}
