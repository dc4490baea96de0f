package web

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate/certificatetest"
)

// Where too many gather, an answer goes out in pieces.
func TestFewAnswersAreGathered(t *testing.T) {
	all := &connections{}
	gathers := func() *gathering {
		one := &gathering{Conn: newWire(""), of: all}
		one.gather()
		_, err := io.WriteString(one, "Duty and Advice")
		assert.NoError(t, err)
		return one
	}
	var first *gathering
	for range mostBuffers {
		first = gathers()
		assert.Empty(t, first.Conn.(*wire).writes)
	}
	assert.Len(t, gathers().Conn.(*wire).writes, 1)
	assert.NoError(t, first.send())
	assert.Len(t, first.Conn.(*wire).writes, 1)
	assert.Empty(t, gathers().Conn.(*wire).writes, "there is room for one again")
}

// countedWrites is a connection that counts what is written to it.
type countedWrites struct {
	net.Conn
	writes atomic.Int32
}

func (c *countedWrites) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

func TestRecordsOfTLSAreSentTogether(t *testing.T) {
	pair, err := tls.X509KeyPair(certificatetest.Self(t, time.Now().AddDate(1, 0, 0), "localhost"))
	require.NoError(t, err)
	body := bytes.Repeat([]byte("Duty and Advice "), 1<<20/16)
	for name, write := range map[string]func(conn *tls.Conn, below *connection) error{
		"HTTP/1.1": func(conn *tls.Conn, below *connection) error {
			below.above.gather()
			_, err := conn.Write(body)
			return errors.Join(err, below.above.send(), conn.Close())
		},
		"HTTP/2": func(conn *tls.Conn, _ *connection) error {
			m := newHTTP2Conn(conn)
			_, err := m.Write(body)
			return errors.Join(err, m.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			server, phone := net.Pipe()
			line := &countedWrites{Conn: server}
			below := newConnection(&net.TCPConn{}, &connections{})
			below.above.Conn = pipe{line, below}
			ended := make(chan error, 1)
			go func() {
				conn := tls.Server(below.above, &tls.Config{Certificates: []tls.Certificate{pair}})
				if err := conn.Handshake(); err != nil {
					ended <- err
					return
				}
				line.writes.Store(0)
				ended <- write(conn, below)
			}()
			got, err := io.ReadAll(tls.Client(phone, &tls.Config{InsecureSkipVerify: true}))
			require.NoError(t, err)
			require.NoError(t, <-ended)
			assert.True(t, bytes.Equal(body, got))
			assert.LessOrEqual(t, int(line.writes.Load()), len(body)/atOnce+4)
		})
	}
}
