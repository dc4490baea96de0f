package main

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"oneminuteguide/web/http2test"
)

// secret is in every part of the requests below in which a reader can be known, or what
// they read: nothing of it may be written anywhere.
const secret = "s3cr3t"

// readerAddress is another than the server's own.
var readerAddress = net.IPv4(127, 0, 7, 77)

// requests are ordinary ones, and such as attackers send.
var requests = []string{
	"GET /guides/example/ HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %[1]s\r\nReferer: http://localhost/%[1]s\r\nCookie: a=%[1]s\r\nX-Forwarded-For: %[1]s, 203.0.113.77\r\nConnection: close\r\n\r\n",
	"GET /guides/example/checklist/?%[1]s=1;b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
	"GET /%[1]s/../%[1]s%%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
	"GET /guides/example?%[1]s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
	"GET //%[1]s.example.org/ HTTP/1.1\r\nHost: %[1]s.example.org\r\nConnection: close\r\n\r\n",
	"POST /%[1]s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nConnection: close\r\n\r\n%[1]s",
	"POST /%[1]s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %[1]s\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: %[1]s\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("%[1]s", 5000) + "\r\n\r\n",
	"GET / HTTP/9.9\r\nHost: %[1]s\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: %[1]s\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: localhost\r\nExpect: %[1]s\r\nConnection: close\r\n\r\n",
	"OPTIONS * HTTP/1.1\r\nHost: %[1]s\r\nConnection: close\r\n\r\n",
	"CONNECT %[1]s:443 HTTP/1.1\r\nHost: %[1]s\r\nConnection: close\r\n\r\n",
	"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n%[1]s",
	"%[1]s\x00\xff\r\n\r\n",
	"GET /client.wasm HTTP/1.1\r\nHost: localhost\r\nRange: bytes=%[1]s\r\nConnection: close\r\n\r\n",
}

// strange sends frames that HTTP/2 does not allow.
func strange(conn net.Conn) {
	client := http2test.NewClient(conn)
	client.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: []byte(secret), EndHeaders: true})
	client.WriteGoAway(0, http2.ErrCodeEnhanceYourCalm, []byte(secret))
	client.WriteRawFrame(http2.FrameContinuation, 0, 5, []byte(secret))
}

// Whatever is asked for, nothing is written of who asked and for what, by the log in
// either format or by the metrics.
func TestNothingIsLoggedOfReaders(t *testing.T) {
	program := builtProgram(t)
	for name, overTLS := range map[string]bool{"text": false, "json": true} {
		t.Run(name, func(t *testing.T) {
			v := newVersions(t)
			v.write(t, 101)
			b := begin(t, program, overTLS, "-content", v.dir, "-log-format", name, "-metrics", "127.0.0.1:0")
			dial := func(protocols ...string) (net.Conn, error) {
				dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: readerAddress}}
				if !overTLS {
					return dialer.Dial("tcp", address127(b.port))
				}
				return tls.DialWithDialer(dialer, "tcp", address127(b.port), &tls.Config{RootCAs: b.roots, ServerName: "localhost", NextProtos: protocols})
			}
			answered := 0
			for _, request := range requests {
				conn, err := dial("http/1.1")
				require.NoError(t, err)
				conn.SetDeadline(time.Now().Add(2 * time.Second))
				text := strings.ReplaceAll(request, "%[1]s", secret)
				go io.WriteString(conn, strings.ReplaceAll(text, "%%", "%"))
				if first := make([]byte, 9); func() bool { _, err := io.ReadFull(conn, first); return err == nil }() {
					assert.Equal(t, "HTTP/1.1 ", string(first))
					answered++
				}
				conn.Close()
			}
			assert.Greater(t, answered, 12, "most are answered")
			for range 3 {
				conn, err := dial("h2")
				require.NoError(t, err)
				strange(conn)
				conn.SetDeadline(time.Now().Add(time.Second))
				io.Copy(io.Discard, conn)
				conn.Close()
			}
			raw, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: readerAddress}}).Dial("tcp", address127(b.port))
			require.NoError(t, err)
			fmt.Fprintf(raw, "\x16\x03\x01\x00\x40%s", strings.Repeat(secret, 20))
			raw.Close()

			v.save(t, "contacts.yaml", strings.ReplaceAll(v.contacts, advice(1), "0113 496 01"))
			require.NoError(t, b.process.Signal(syscall.SIGHUP))
			require.Eventually(t, func() bool { return strings.Contains(b.log.String(), "still served") }, 20*time.Second, 20*time.Millisecond)

			metrics := fetchMetrics(t, b.log)
			assert.Contains(t, metrics, "guide_pack_read_failed 1")
			assert.Contains(t, metrics, `guide_answers_total{status="400"}`)
			for what, written := range map[string]string{"the log": b.log.String(), "the metrics": metrics} {
				for _, word := range []string{secret, readerAddress.String(), "203.0.113.77", "checklist/", "/guides/"} {
					assert.NotContains(t, withoutPack(written, v.dir), word, what)
				}
			}
			if overTLS {
				assert.Regexp(t, `guide_certificate_expiry_timestamp_seconds\{name="localhost"\} 1\.\d+e\+09`, metrics)
				assert.Contains(t, b.log.String(), "http2: server connection error from (address)", "some requests are worth a line")
			}
			if name == "json" {
				for line := range strings.Lines(b.log.String()) {
					if strings.HasPrefix(line, "{") {
						var record struct{ Time, Level, Msg string }
						require.NoError(t, json.Unmarshal([]byte(line), &record), line)
						assert.NotEmpty(t, record.Msg)
					}
				}
				assert.Regexp(t, `(?m)^\{"time":"[^"]+","level":"ERROR","msg":"contacts.yaml:\d+: `, b.log.String())
				assert.NotContains(t, b.log.String(), "level=")
			} else {
				assert.Regexp(t, `(?m)^time=\S+ level=ERROR msg="contacts.yaml:\d+: `, b.log.String())
			}
		})
	}
}

// withoutPack is the text without what the program says about the pack's own files.
func withoutPack(text, dir string) string {
	text = strings.ReplaceAll(text, dir, "DIR")
	return regexp.MustCompile(`guides/example/\w+\.(md|yaml)`).ReplaceAllString(text, "FILE")
}

// fetchMetrics are those of the server now.
func fetchMetrics(t testing.TB, log *lines) string {
	t.Helper()
	at := regexp.MustCompile(`the metrics are at (http://localhost:\d+/metrics)\n`).FindStringSubmatch(log.String())
	require.NotNil(t, at, log)
	r, err := http.Get(at[1])
	require.NoError(t, err)
	defer r.Body.Close()
	require.Equal(t, http.StatusOK, r.StatusCode)
	var body bytes.Buffer
	_, err = body.ReadFrom(r.Body)
	require.NoError(t, err)
	return body.String()
}
