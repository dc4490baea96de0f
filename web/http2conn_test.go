package web

import (
	"bytes"
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pipe is a connection whose writes last until somebody reads them.
type pipe struct {
	net.Conn
	below *connection
}

func (p pipe) NetConn() net.Conn { return p.below }

func overPipe(all *connections) (m *http2Conn, phone net.Conn) {
	phone, server := net.Pipe()
	below := newConnection(&net.TCPConn{}, all)
	below.above.Conn = server
	return newHTTP2Conn(pipe{below.above, below}), phone
}

func writes(t *testing.T, m *http2Conn, words ...string) {
	t.Helper()
	for _, word := range words {
		n, err := io.WriteString(m, word)
		require.NoError(t, err)
		require.Equal(t, len(word), n)
	}
}

func taken(t *testing.T, phone net.Conn) string {
	t.Helper()
	piece := make([]byte, 1<<20)
	n, err := phone.Read(piece)
	require.NoError(t, err)
	return string(piece[:n])
}

func TestFramesAreSentTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, phone := overPipe(&connections{})
		writes(t, m, "headers")
		synctest.Wait()
		writes(t, m, "body", "more headers", "more body")
		assert.Equal(t, "headers", taken(t, phone))
		assert.Equal(t, "bodymore headersmore body", taken(t, phone))
		require.NoError(t, m.Close())
		_, err := phone.Read(make([]byte, 1))
		assert.Equal(t, io.EOF, err)
	})
}

func TestFramesArriveInTheirOrder(t *testing.T) {
	for name, used := range map[string]int64{"held": 0, "with no room to hold them": mostBuffers} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				all := &connections{}
				all.buffers.Store(used)
				m, phone := overPipe(all)
				var sent bytes.Buffer
				go func() {
					for size := 1; size < 3*atOnce; size += 997 {
						frame := bytes.Repeat([]byte{byte(size)}, size)
						sent.Write(frame)
						writes(t, m, string(frame))
					}
					assert.NoError(t, m.Close())
				}()
				got, err := io.ReadAll(phone)
				require.NoError(t, err)
				assert.True(t, bytes.Equal(sent.Bytes(), got))
				assert.Equal(t, used, all.buffers.Load(), "what was taken is given back")
			})
		})
	}
}

// Whoever takes nothing has little held for him.
func TestLittleIsHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, phone := overPipe(&connections{})
		held := 0
		go func() {
			for {
				if _, err := m.Write(make([]byte, 1000)); err != nil {
					return
				}
				held += 1000
			}
		}()
		synctest.Wait()
		assert.Greater(t, held, atOnce/2)
		assert.LessOrEqual(t, held, 2*atOnce)
		phone.Close()
	})
}

// A phone on a slow line gets its answer to the end, though the server is done with it.
func TestCloseSendsWhatIsHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, phone := overPipe(&connections{})
		writes(t, m, "headers")
		synctest.Wait()
		writes(t, m, "body")
		require.NoError(t, m.Close())
		require.NoError(t, m.Close(), "net/http closes it twice")
		time.Sleep(10 * time.Second)
		_, err := io.WriteString(m, "late")
		assert.ErrorIs(t, err, net.ErrClosed)
		got, err := io.ReadAll(phone)
		assert.NoError(t, err)
		assert.Equal(t, "headersbody", string(got))
	})
}

func TestAWriteAfterOneThatFailedFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := &connections{}
		m, phone := overPipe(all)
		writes(t, m, "headers")
		synctest.Wait()
		writes(t, m, "body")
		phone.Close()
		synctest.Wait()
		_, err := io.WriteString(m, "more")
		assert.ErrorIs(t, err, io.ErrClosedPipe)
		assert.Zero(t, all.buffers.Load())
		assert.NoError(t, m.Close())
	})
}

// What a slow phone has not taken is not held: it would be lost if the server ended.
func TestNothingIsHeldForASlowPhone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, phone := overPipe(&connections{})
		writes(t, m, "headers")
		time.Sleep(2 * slowSend)
		assert.Equal(t, "headers", taken(t, phone))
		synctest.Wait()
		written := false
		go func() {
			writes(t, m, "body")
			written = true
		}()
		synctest.Wait()
		assert.False(t, written)
		assert.Equal(t, "body", taken(t, phone))
		synctest.Wait()
		assert.True(t, written)
		assert.NoError(t, m.Close())
	})
}
