package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/protocol"
)

// mostMemory is what the server may need at its worst, in MB. After its start it needs 50.
const mostMemory = 300

// besieged is the program in a process of its own, plain and over TLS.
type besieged struct {
	port    int
	process *os.Process
	log     *lines
	roots   *x509.CertPool // nil without TLS
}

func besiege(t testing.TB, program string, overTLS bool) *besieged {
	t.Helper()
	b := &besieged{log: new(lines)}
	args := []string{"serve", "-addr", "127.0.0.1:0"}
	if overTLS {
		cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
		args = append(args, "-tls-cert", cert, "-tls-key", key)
		b.roots = poolOf(t, cert)
	}
	command := exec.Command(program, args...)
	command.Stdout, command.Stderr = b.log, b.log
	require.NoError(t, command.Start())
	b.process = command.Process
	t.Cleanup(func() {
		command.Process.Signal(os.Interrupt)
		command.Wait()
		if t.Failed() {
			t.Log(b.log)
		}
	})
	address := regexp.MustCompile(`the guide is at https?://localhost:(\d+)/`)
	require.Eventually(t, func() bool { return address.MatchString(b.log.String()) }, 30*time.Second, 20*time.Millisecond)
	b.port, _ = strconv.Atoi(address.FindStringSubmatch(b.log.String())[1])
	b.ask(t, b.visitor(), "/") // the site is compressed
	time.Sleep(2 * time.Second)
	return b
}

// builtProgram is the program, with the scripts and the client that were built.
func builtProgram(t testing.TB) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("memory is read from /proc")
	}
	program := filepath.Join(t.TempDir(), "guide")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return program
}

// memory is what the process has at its worst so far, in MB.
func (b *besieged) memory(t testing.TB) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", b.process.Pid))
	require.NoError(t, err, "it runs")
	kilobytes, err := strconv.Atoi(regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindStringSubmatch(string(status))[1])
	require.NoError(t, err)
	return kilobytes >> 10
}

func (b *besieged) dial() (net.Conn, error) {
	if b.roots == nil {
		return net.Dial("tcp", address127(b.port))
	}
	return tls.Dial("tcp", address127(b.port), &tls.Config{RootCAs: b.roots, ServerName: "localhost", NextProtos: []string{"h2"}})
}

// visitor is a phone that comes for the first time with each request.
func (b *besieged) visitor() *http.Client {
	return &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true, ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: b.roots},
	}}
}

func (b *besieged) ask(t testing.TB, client *http.Client, path string) time.Duration {
	t.Helper()
	scheme := "http"
	if b.roots != nil {
		scheme = "https"
	}
	began := time.Now()
	r, err := client.Get(fmt.Sprintf("%s://localhost:%d%s", scheme, b.port, path))
	if assert.NoError(t, err, "a good request") {
		defer r.Body.Close()
		_, err = io.Copy(io.Discard, r.Body)
		assert.NoError(t, err)
		assert.Equal(t, http.StatusOK, r.StatusCode)
	}
	return time.Since(began)
}

// usual is the median time of good requests, until done is closed, of at least 50.
func (b *besieged) usual(t testing.TB, done <-chan struct{}) time.Duration {
	t.Helper()
	client := b.visitor()
	var all []time.Duration
	for open := true; open || len(all) < 50; {
		all = append(all, b.ask(t, client, "/contacts/"))
		select {
		case <-done:
			open = false
		case <-time.After(5 * time.Millisecond):
		}
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// siege is something that strangers do to a server for some seconds.
type siege struct {
	overTLS bool
	do      func(ctx context.Context, b *besieged)
}

var sieges = map[string]siege{
	"10,000 connections that trickle headers": {do: func(ctx context.Context, b *besieged) {
		crowdOf(ctx, b, 10_000, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", func(conn net.Conn) { conn.Write([]byte("x")) })
	}},
	"10,000 connections that are never used": {do: func(ctx context.Context, b *besieged) {
		crowdOf(ctx, b, 10_000, "", func(net.Conn) {})
	}},
	"5,000 connections that were used once": {do: func(ctx context.Context, b *besieged) {
		crowdOf(ctx, b, 5_000, "GET /contacts/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n", func(net.Conn) {})
	}},
	"500 readers of one byte a second": {do: func(ctx context.Context, b *besieged) {
		crowdOf(ctx, b, 500, "GET "+protocol.ProgramPath+" HTTP/1.1\r\nHost: localhost\r\n\r\n", func(conn net.Conn) { conn.Read(make([]byte, 1)) })
	}},
	"huge headers": {do: func(ctx context.Context, b *besieged) {
		again(ctx, 8, func() {
			send(b, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "+strings.Repeat("x", 1<<20)+"\r\n\r\n")
		})
	}},
	"pipelined garbage": {do: func(ctx context.Context, b *besieged) {
		again(ctx, 4, func() {
			send(b, strings.Repeat("GET /contacts/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 20)+"\x00\xff GARBAGE\r\n\r\n"+strings.Repeat("\x16\x03\x01", 1<<12))
		})
	}},
	"10,000 unknown paths": {do: func(ctx context.Context, b *besieged) {
		var asked atomic.Int32
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 4}}
		defer client.CloseIdleConnections()
		again(ctx, 4, func() {
			n := int(asked.Add(1))
			if n > 10_000 {
				<-ctx.Done()
				return
			}
			if r, err := client.Get(fmt.Sprintf("http://localhost:%d/unknown/%d/%s", b.port, n, strings.Repeat("x", n%2000))); err == nil {
				io.Copy(io.Discard, r.Body)
				r.Body.Close()
			}
		})
	}},
	"HTTP/2: streams that are reset at once": {true, func(ctx context.Context, b *besieged) {
		again(ctx, 4, func() {
			withFramer(b, func(f *http2.Framer, ask func(id uint32, path string)) {
				for id := uint32(1); id < 2000; id += 2 {
					ask(id, "/contacts/")
					if f.WriteRSTStream(id, http2.ErrCodeCancel) != nil {
						return
					}
				}
			})
			time.Sleep(10 * time.Millisecond)
		})
	}},
	"HTTP/2: 200 connections of 64 streams that take nothing": {true, func(ctx context.Context, b *besieged) {
		var all sync.WaitGroup
		for range 200 {
			all.Go(func() {
				withFramer(b, func(f *http2.Framer, ask func(id uint32, path string)) {
					f.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize, Val: 0})
					for id := uint32(1); id < 128; id += 2 {
						ask(id, protocol.ProgramPath)
					}
					<-ctx.Done()
				})
			})
		}
		all.Wait()
	}},
}

// crowdOf opens n connections, sends the beginning on each, and does something with
// each once a second.
func crowdOf(ctx context.Context, b *besieged, n int, begin string, each func(net.Conn)) {
	var mu sync.Mutex
	var all []net.Conn
	var opening sync.WaitGroup
	for i := range 20 {
		opening.Go(func() {
			for range n / 20 {
				if ctx.Err() != nil {
					return
				}
				conn, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(1+i))}}).Dial("tcp", address127(b.port))
				if err != nil {
					continue
				}
				conn.(*net.TCPConn).SetReadBuffer(4 << 10)
				conn.SetDeadline(time.Now().Add(30 * time.Second))
				io.WriteString(conn, begin)
				mu.Lock()
				all = append(all, conn)
				mu.Unlock()
			}
		})
	}
	opening.Wait()
	for ctx.Err() == nil {
		for _, conn := range all {
			conn.SetReadDeadline(time.Now().Add(time.Millisecond))
			each(conn)
		}
		time.Sleep(time.Second)
	}
	for _, conn := range all {
		conn.Close()
	}
}

// again does the same with so many hands until the context ends.
func again(ctx context.Context, hands int, do func()) {
	var all sync.WaitGroup
	for range hands {
		all.Go(func() {
			for ctx.Err() == nil {
				do()
			}
		})
	}
	all.Wait()
}

// send writes the text on a connection of its own, and reads what comes.
func send(b *besieged, text string) {
	conn, err := b.dial()
	if err != nil {
		return
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	go io.WriteString(conn, text)
	io.Copy(io.Discard, conn)
	time.Sleep(50 * time.Millisecond)
}

// withFramer speaks HTTP/2 on a connection of its own. What comes is read and forgotten.
func withFramer(b *besieged, speak func(f *http2.Framer, ask func(id uint32, path string))) {
	conn, err := b.dial()
	if err != nil {
		return
	}
	defer conn.Close()
	io.WriteString(conn, http2.ClientPreface)
	f := http2.NewFramer(conn, bufio.NewReader(conn))
	f.WriteSettings()
	go io.Copy(io.Discard, conn)
	var block bytes.Buffer
	encoder := hpack.NewEncoder(&block)
	speak(f, func(id uint32, path string) {
		block.Reset()
		for _, field := range [][2]string{{":method", "GET"}, {":scheme", "https"}, {":authority", "localhost"}, {":path", path}} {
			encoder.WriteField(hpack.HeaderField{Name: field[0], Value: field[1]})
		}
		f.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: block.Bytes(), EndStream: true, EndHeaders: true})
	})
}

// Whatever strangers do, good requests are answered, memory stays bounded, and the
// program neither ends nor panics.
func TestSieges(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	program := builtProgram(t)
	for _, name := range slices.Sorted(maps.Keys(sieges)) {
		t.Run(name, func(t *testing.T) {
			b := besiege(t, program, sieges[name].overTLS)
			usual, meanwhile := b.under(t, sieges[name], 4*time.Second)
			t.Logf("usual %v, meanwhile %v, %d MB", usual, meanwhile, b.memory(t))
			assert.Less(t, b.memory(t), mostMemory)
			// The siege, the visitor and the server share this machine, and others use it: less
			// than this tells nothing. BenchmarkSieges says how long it takes.
			assert.LessOrEqual(t, meanwhile, max(2*usual, time.Second/4))
			assert.NotContains(t, b.log.String(), "panic")
		})
	}
}

// BenchmarkSieges is for a quiet machine: a good request during a siege, in milliseconds
// and in times of the usual, and the memory that the server needed at its worst.
func BenchmarkSieges(b *testing.B) {
	program := builtProgram(b)
	for _, name := range slices.Sorted(maps.Keys(sieges)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				server := besiege(b, program, sieges[name].overTLS)
				usual, meanwhile := server.under(b, sieges[name], 15*time.Second)
				b.ReportMetric(float64(meanwhile.Microseconds())/1000, "ms")
				b.ReportMetric(float64(meanwhile)/float64(usual), "times")
				b.ReportMetric(float64(server.memory(b)), "MB")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// under is the usual time of a good request, and that during a siege.
func (b *besieged) under(t testing.TB, s siege, lasting time.Duration) (usual, meanwhile time.Duration) {
	now := make(chan struct{})
	close(now)
	usual = b.usual(t, now)
	ctx, stop := context.WithTimeout(t.Context(), lasting)
	defer stop()
	done := make(chan struct{})
	go func() {
		s.do(ctx, b)
		close(done)
	}()
	return usual, b.usual(t, done)
}
