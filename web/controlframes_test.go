package web

import (
	"bytes"
	"crypto/tls"
	"io"
	"net/http"
	"runtime"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"oneminuteguide/web/http2test"
)

// begins is what a phone says to begin with, and then so often what write writes.
func begins(times int, write func(*http2.Framer)) []byte {
	var all bytes.Buffer
	all.WriteString(http2.ClientPreface)
	f := http2.NewFramer(&all, nil)
	f.AllowIllegalWrites = true
	for range times {
		write(f)
	}
	return all.Bytes()
}

// times is what write writes so often.
func times(n int, write func(*http2.Framer)) []byte { return begins(n, write)[len(clientPreface):] }

func reset(f *http2.Framer)    { f.WriteRSTStream(1, http2.ErrCodeCancel) }
func ping(f *http2.Framer)     { f.WritePing(false, [8]byte{}) }
func settings(f *http2.Framer) { f.WriteSettings(http2.Setting{ID: http2.SettingEnablePush}) }
func request(f *http2.Framer) {
	f.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: bytes.Repeat([]byte{byte(http2.FrameRSTStream)}, 500)})
}

func TestControlFloods(t *testing.T) {
	for name, c := range map[string]struct {
		sent   []byte
		others int // frames of other connections
		err    error
	}{
		"as many as it may":                        {begins(mostControl, reset), 0, nil},
		"one reset too many":                       {begins(mostControl+1, reset), 0, errControlFlood},
		"one ping too many":                        {begins(mostControl+1, ping), 0, errControlFlood},
		"settings too often":                       {begins(mostControl+1, settings), 0, errControlFlood},
		"requests reset":                           {begins(mostControl*5/4, func(f *http2.Framer) { request(f); reset(f) }), 0, errControlFlood},
		"as many requests":                         {begins(mostStreams+mostControl, request), 0, nil},
		"too many requests":                        {begins(2*(mostStreams+mostControl), request), 0, errControlFlood},
		"acknowledgements":                         {begins(1000, func(f *http2.Framer) { f.WriteSettingsAck(); f.WritePing(true, [8]byte{}) }), 0, nil},
		"priorities":                               {begins(1000, func(f *http2.Framer) { f.WritePriority(1, http2.PriorityParam{}) }), 0, nil},
		"room for answers":                         {begins(1000, func(f *http2.Framer) { f.WriteWindowUpdate(1, 1) }), 0, nil},
		"bodies":                                   {begins(1000, func(f *http2.Framer) { f.WriteData(1, false, make([]byte, 100)) }), 0, nil},
		"what a browser begins with, in a siege":   {begins(littleControl, settings), manyControl, nil},
		"a little more, in a siege":                {begins(littleControl+1, reset), manyControl, errControlFlood},
		"a little more, when others send a little": {begins(littleControl+1, reset), manyControl / 2, nil},
		"HTTP/1.1":                                 {[]byte("GET / HTTP/1.1\r\n"), 0, errNotHTTP2},
		"nearly HTTP/2":                            {[]byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\r"), 0, errNotHTTP2},
	} {
		for pieces, size := range map[string]int{"at once": 1 << 20, "byte by byte": 1, "in pieces": 7} {
			t.Run(name+" "+pieces, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					var all sharedTally
					frames := controlFrames{all: &all}
					for range c.others {
						all.add(time.Now())
					}
					var err error
					for rest := c.sent; len(rest) > 0 && err == nil; rest = rest[min(size, len(rest)):] {
						err = frames.read(rest[:min(size, len(rest))])
					}
					assert.Equal(t, c.err, err)
				})
			})
		}
	}
}

// A proxy, whose readers leave now and then, asks without end for what it gets.
func TestRequestsThatAreAnswered(t *testing.T) {
	for name, ended := range map[string]func(*http2.Framer){
		"with a body": func(f *http2.Framer) { f.WriteData(1, true, make([]byte, 100)) },
		"without":     func(f *http2.Framer) { f.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, EndStream: true}) },
	} {
		t.Run(name, func(t *testing.T) {
			var all sharedTally
			frames := controlFrames{all: &all}
			require.NoError(t, frames.read(begins(0, nil)))
			for range mostControl {
				require.NoError(t, frames.read(times(mostStreams, request)))
				require.NoError(t, frames.read(times(2, reset)))
				frames.written(times(mostStreams, ended))
			}
		})
	}
}

// A connection that lasts may send more in the end.
func TestControlFramesNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var all sharedTally
		frames := controlFrames{all: &all}
		require.NoError(t, frames.read(begins(0, nil)))
		for range 10 {
			for range mostControl {
				require.NoError(t, frames.read(times(1, reset)))
			}
			time.Sleep(controlWithin + time.Second)
		}
	})
}

// A phone that only resets is cut off; what comes on another connection is answered.
func TestRapidReset(t *testing.T) {
	address, trust := startedTLS(t, usualLimits, leedsSite(t).Handler())
	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	defer conn.Close()
	conn.Write(begins(mostControl+1, reset))
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	_, err = io.Copy(io.Discard, conn)
	assert.ErrorContains(t, err, "reset by peer")

	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust, ForceAttemptHTTP2: true}}
	r, err := client.Get("https://" + address + "/contacts/")
	require.NoError(t, err)
	defer r.Body.Close()
	assert.Equal(t, "HTTP/2.0", r.Proto)
	assert.Equal(t, HSTS, r.Header.Get("Strict-Transport-Security"))
}

// Who says h2 and speaks HTTP/1.1 gets no answer: net/http would give one past our own.
func TestHTTP1WhereHTTP2WasAgreed(t *testing.T) {
	address, trust := startedTLS(t, usualLimits, leedsSite(t).Handler())
	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	defer conn.Close()
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	got, err := io.ReadAll(conn)
	assert.ErrorContains(t, err, "reset by peer")
	assert.Empty(t, got)
}

// The deadline of an answer keeps nothing of a stream that was reset meanwhile. net/http
// would set one for a stream that is over, which kept it for more than a minute: 15 seconds
// of rapid reset cost 100 MB.
func TestADeadlineKeepsNoStreamThatIsOver(t *testing.T) {
	began, over := make(chan weak.Pointer[connection], 1), make(chan error, 1)
	address, trust := startedTLS(t, usualLimits, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began <- weak.Make(r.Context().Value(connectionKey{}).(*connection))
		<-r.Context().Done()
		time.Sleep(100 * time.Millisecond)
		over <- http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Hour))
	}))
	conn := streams(t, address, trust, 1, "/")
	kept := <-began
	f := http2.NewFramer(conn, nil)
	require.NoError(t, f.WriteRSTStream(1, http2.ErrCodeCancel))
	require.NoError(t, <-over)
	conn.Close()
	assert.Eventually(t, func() bool { runtime.GC(); return kept.Value() == nil }, 10*time.Second, 20*time.Millisecond)
}

// Whoever has the server reset its streams is counted as if he had reset them himself.
func TestResetsThatTheServerIsMadeToSend(t *testing.T) {
	for name, phone := range map[string]func(*http2.Framer){
		"by what the phone sends": request,
		"after the phone has":     func(f *http2.Framer) { request(f); reset(f) },
	} {
		t.Run(name, func(t *testing.T) {
			var all sharedTally
			frames := controlFrames{all: &all}
			require.NoError(t, frames.read([]byte(clientPreface)))
			const most = mostControl * asksPerControl / (asksPerControl - 1) // with the requests that these are
			for range most {
				require.NoError(t, frames.read(times(1, phone)))
				frames.written(times(1, reset))
			}
			require.NoError(t, frames.read(nil))
			frames.read(times(1, phone))
			frames.written(times(1, reset))
			assert.Equal(t, errControlFlood, frames.read(nil))
		})
	}
}

func TestWhoHasTheServerResetIsCutOff(t *testing.T) {
	address, trust := startedTLS(t, usualLimits, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	defer conn.Close()
	client, id := http2test.NewClient(conn), uint32(1)
	go io.Copy(io.Discard, conn)
	assert.Eventually(t, func() bool {
		client.Ask(id, "/")
		err := client.WriteWindowUpdate(id, 0)
		id += 2
		return err != nil
	}, 4*time.Second, 10*time.Millisecond)
	assert.Less(t, id, uint32(2*2*mostControl))
}
