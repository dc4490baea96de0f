package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/http2"

	"oneminuteguide/web/http2test"
	"oneminuteguide/web/protocol"
)

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
	"4,000 connections that take none of many pages": {do: func(ctx context.Context, b *besieged) {
		crowdOf(ctx, b, 4_000, strings.Repeat("GET /guides/cse/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n", 60), func(net.Conn) {})
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
			speak(b, func(client *http2test.Client) {
				for id := uint32(1); id < 2000; id += 2 {
					client.Ask(id, "/contacts/")
					if client.WriteRSTStream(id, http2.ErrCodeCancel) != nil {
						return
					}
				}
			})
			time.Sleep(10 * time.Millisecond)
		})
	}},
	"HTTP/2: streams that the server is made to reset": {true, func(ctx context.Context, b *besieged) { // CVE-2025-8671
		again(ctx, 4, func() {
			speak(b, func(client *http2test.Client) {
				for id := uint32(1); id < 2000; id += 2 {
					client.Ask(id, "/contacts/")
					if client.WriteWindowUpdate(id, 0) != nil {
						return
					}
				}
			})
			time.Sleep(10 * time.Millisecond)
		})
	}},
	"HTTP/2: 2,000 connections that take none of many pages": {true, func(ctx context.Context, b *besieged) {
		dialling := make(chan struct{}, 16) // the visitor is in the same process, and wants to dial too
		again(ctx, 2_000, func() {
			dialling <- struct{}{}
			conn, err := b.dial()
			<-dialling
			if err != nil {
				return
			}
			defer conn.Close()
			client := http2test.NewClient(conn, http2test.TakesAll)
			client.WriteWindowUpdate(0, 1<<30)
			for id := uint32(1); id < 48; id += 2 {
				client.Ask(id, "/guides/cse/")
			}
			<-ctx.Done()
		})
	}},
	"HTTP/2: 200 connections of 64 streams that take nothing": {true, func(ctx context.Context, b *besieged) {
		var all sync.WaitGroup
		for range 200 {
			all.Go(func() {
				speak(b, func(client *http2test.Client) {
					for id := uint32(1); id < 128; id += 2 {
						client.Ask(id, protocol.ProgramPath)
					}
					<-ctx.Done()
				}, http2test.TakesNothing)
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

// speak speaks HTTP/2 on a connection of its own. What comes is read and forgotten.
func speak(b *besieged, speak func(client *http2test.Client), settings ...http2.Setting) {
	conn, err := b.dial()
	if err != nil {
		return
	}
	defer conn.Close()
	client := http2test.NewClient(conn, settings...)
	go io.Copy(io.Discard, conn)
	speak(client)
}
