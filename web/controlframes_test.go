package web

import (
	"bytes"
	"crypto/tls"
	"io"
	"net/http"
	"runtime"
	"slices"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"oneminuteguide/web/http2test"
)

// begins is what a phone sends that has read the server's settings, and then n times what
// write writes, each time for another stream.
func begins(n int, write func(f *http2.Framer, stream uint32)) []byte {
	settled := sent(1, func(f *http2.Framer, _ uint32) { f.WriteSettingsAck() })
	return slices.Concat([]byte(clientPreface), settled, sent(n, write))
}

func sent(n int, write func(f *http2.Framer, stream uint32)) []byte {
	var all bytes.Buffer
	f := http2.NewFramer(&all, nil)
	f.AllowIllegalWrites = true
	for i := range n {
		write(f, uint32(2*i+1))
	}
	return all.Bytes()
}

func reset(f *http2.Framer, stream uint32) { f.WriteRSTStream(stream, http2.ErrCodeCancel) }
func ping(f *http2.Framer, _ uint32)       { f.WritePing(false, [8]byte{}) }
func settings(f *http2.Framer, _ uint32)   { f.WriteSettings(http2.Setting{ID: http2.SettingEnablePush}) }
func request(f *http2.Framer, stream uint32) {
	f.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: bytes.Repeat([]byte{byte(http2.FrameRSTStream)}, 500)})
}

func TestControlFloods(t *testing.T) {
	for name, c := range map[string]struct {
		sent   []byte
		others int // frames of other connections
		err    error
	}{
		"as many as it may":  {begins(mostControl, reset), 0, nil},
		"one reset too many": {begins(mostControl+1, reset), 0, errControlFlood},
		"one ping too many":  {begins(mostControl+1, ping), 0, errControlFlood},
		"settings too often": {begins(mostControl+1, settings), 0, errControlFlood},
		"requests reset":     {begins(mostControl*5/4, func(f *http2.Framer, stream uint32) { request(f, stream); reset(f, stream) }), 0, errControlFlood},
		"as many requests":   {begins(mostStreams+mostControl, request), 0, nil},
		"too many requests":  {begins(2*(mostStreams+mostControl), request), 0, errControlFlood},
		"too many resets behind many headers of one request": {append(begins(1000, func(f *http2.Framer, _ uint32) { request(f, 1) }), sent(mostControl+1, reset)...), 0, errControlFlood},
		"acknowledgements":                         {begins(1000, func(f *http2.Framer, _ uint32) { f.WriteSettingsAck(); f.WritePing(true, [8]byte{}) }), 0, nil},
		"priorities":                               {begins(1000, func(f *http2.Framer, stream uint32) { f.WritePriority(stream, http2.PriorityParam{}) }), 0, nil},
		"room for answers":                         {begins(1000, func(f *http2.Framer, stream uint32) { f.WriteWindowUpdate(stream, 1) }), 0, nil},
		"bodies":                                   {begins(1000, func(f *http2.Framer, stream uint32) { f.WriteData(stream, false, make([]byte, 100)) }), 0, nil},
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

// A busy proxy, whose readers leave now and then, asks without end for what it gets.
func TestRequestsThatAreAnswered(t *testing.T) {
	for name, ended := range map[string]func(f *http2.Framer, stream uint32){
		"with a body": func(f *http2.Framer, stream uint32) { f.WriteData(stream, true, make([]byte, 100)) },
		"without": func(f *http2.Framer, stream uint32) {
			f.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, EndStream: true})
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				frames := controlFrames{all: new(sharedTally)}
				require.NoError(t, frames.read(begins(0, nil)))
				for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(100 * time.Millisecond) {
					require.NoError(t, frames.read(sent(mostStreams, request)))
					require.NoError(t, frames.read(sent(2, reset)), time.Since(began))
					frames.written(sent(mostStreams, ended))
					require.Empty(t, frames.open)
				}
			})
		})
	}
}

// A connection that lasts may send more in the end.
func TestControlFramesNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		frames := controlFrames{all: new(sharedTally)}
		require.NoError(t, frames.read(begins(0, nil)))
		for range 10 {
			require.NoError(t, frames.read(sent(mostControl, reset)))
			time.Sleep(controlWithin + time.Second)
		}
	})
}

// Until it has read how many streams it may have, a proxy takes 100 for that. The server
// resets those that are too many, and the proxy asks again.
func TestABurstOfRequests(t *testing.T) {
	address, trust := startedTLS(t, usualLimits, leedsSite(t).Handler())
	conn, err := tls.Dial("tcp", address, trust)
	require.NoError(t, err)
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	var burst bytes.Buffer
	client := http2test.NewClient(&burst, http2test.TakesAll)
	client.WriteWindowUpdate(0, 1<<30)
	for stream := uint32(1); stream < 200; stream += 2 {
		client.Ask(stream, "/contacts/")
	}
	_, err = burst.WriteTo(conn)
	require.NoError(t, err)
	client.Framer = http2.NewFramer(conn, conn)
	ended := func(asked int) (answered, refused int) {
		for answered+refused < asked {
			frame, err := client.ReadFrame()
			require.NoError(t, err, "%d answered, %d refused", answered, refused)
			switch frame := frame.(type) {
			case *http2.DataFrame:
				if frame.StreamEnded() {
					answered++
				}
			case *http2.RSTStreamFrame:
				require.Equal(t, http2.ErrCodeRefusedStream, frame.ErrCode)
				refused++
			case *http2.SettingsFrame:
				if !frame.IsAck() {
					require.NoError(t, client.WriteSettingsAck())
				}
			}
		}
		return answered, refused
	}
	answered, refused := ended(100)
	assert.GreaterOrEqual(t, answered, mostStreams)
	assert.Positive(t, refused)
	client.WritePing(false, [8]byte{}) // as little as any other phone may send
	for stream := uint32(201); stream < 201+2*mostStreams; stream += 2 {
		client.Ask(stream, "/contacts/")
	}
	answered, _ = ended(mostStreams)
	assert.Equal(t, mostStreams, answered)
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
	for name, phone := range map[string]func(f *http2.Framer, stream uint32){
		"by what the phone sends": request,
		"after the phone has":     func(f *http2.Framer, stream uint32) { request(f, stream); reset(f, stream) },
	} {
		t.Run(name, func(t *testing.T) {
			frames := controlFrames{all: new(sharedTally)}
			require.NoError(t, frames.read(begins(0, nil)))
			const most = mostControl * asksPerControl / (asksPerControl - 1) // with the requests that these are
			for range most {
				require.NoError(t, frames.read(sent(1, phone)))
				frames.written(sent(1, reset))
			}
			require.NoError(t, frames.read(nil))
			frames.read(sent(1, phone))
			frames.written(sent(1, reset))
			assert.Equal(t, errControlFlood, frames.read(nil))
		})
	}
}

func TestWhoHasTheServerResetIsCutOff(t *testing.T) {
	for name, provoke := range map[string]func(client *http2test.Client, stream uint32) error{
		"room for nothing": func(client *http2test.Client, stream uint32) error {
			client.Ask(stream, "/long")
			return client.WriteWindowUpdate(stream, 0)
		},
		"room for nothing, when it is over": func(client *http2test.Client, _ uint32) error { return client.WriteWindowUpdate(1, 0) },
		"a body, when it is over":           func(client *http2test.Client, _ uint32) error { return client.WriteData(1, false, []byte("x")) },
		"a priority over itself": func(client *http2test.Client, _ uint32) error {
			return client.WritePriority(1, http2.PriorityParam{StreamDep: 1})
		},
	} {
		t.Run(name, func(t *testing.T) {
			address, trust := startedTLS(t, usualLimits, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/long" {
					<-r.Context().Done()
				}
			}))
			conn, err := tls.Dial("tcp", address, trust)
			require.NoError(t, err)
			defer conn.Close()
			client, stream := http2test.NewClient(conn), uint32(1)
			go io.Copy(io.Discard, conn)
			client.WriteSettingsAck()
			client.Ask(stream, "/")
			assert.Eventually(t, func() bool {
				stream += 2
				return provoke(client, stream) != nil
			}, 4*time.Second, 10*time.Millisecond)
			assert.Less(t, stream, uint32(2*2*mostControl))
		})
	}
}
