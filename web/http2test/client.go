// Package http2test speaks HTTP/2 frame by frame, to try on a server what no browser does.
package http2test

import (
	"bytes"
	"io"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// Client is one end of a connection. What it writes may break the protocol.
type Client struct {
	*http2.Framer
	block   bytes.Buffer
	encoder *hpack.Encoder
}

// NewClient sends what a client begins with.
func NewClient(conn io.ReadWriter, settings ...http2.Setting) *Client {
	io.WriteString(conn, http2.ClientPreface)
	c := &Client{Framer: http2.NewFramer(conn, conn)}
	c.encoder = hpack.NewEncoder(&c.block)
	c.AllowIllegalWrites = true
	c.WriteSettings(settings...)
	return c
}

// TakesNothing has the server send no byte of an answer before it is allowed to.
var TakesNothing = http2.Setting{ID: http2.SettingInitialWindowSize}

// TakesAll has the server send whole answers, whatever their size. The connection's own
// limit is apart: see WriteWindowUpdate.
var TakesAll = http2.Setting{ID: http2.SettingInitialWindowSize, Val: 1 << 30}

// Ask asks for the path on the stream, which is odd and higher than those before.
func (c *Client) Ask(stream uint32, path string) error {
	c.block.Reset()
	for _, field := range [][2]string{{":method", "GET"}, {":scheme", "https"}, {":authority", "localhost"}, {":path", path}} {
		c.encoder.WriteField(hpack.HeaderField{Name: field[0], Value: field[1]})
	}
	return c.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: c.block.Bytes(), EndStream: true, EndHeaders: true})
}
