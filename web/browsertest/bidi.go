package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"golang.org/x/net/websocket"
)

// bidi is a connection to a browser over WebDriver BiDi: commands, answers and
// events as JSON over one websocket; see https://w3c.github.io/webdriver-bidi/.
type bidi struct {
	conn *websocket.Conn

	mu       sync.Mutex
	last     int // id of the last command
	waiting  map[int]chan message
	listener func(event string, params json.RawMessage)
	gone     error // why the connection ended
}

// message is what the browser sends: an answer has an id, an event a method.
type message struct {
	ID             int
	Type           string
	Error, Message string
	Result         json.RawMessage
	Method         string
	Params         json.RawMessage
}

// bidiOrigin is the origin that the browser is told to accept: without it, a web
// page could drive the browser too.
const bidiOrigin = "http://localhost"

// dialBiDi connects to the browser and begins a session.
func dialBiDi(url string) (*bidi, error) {
	config, err := websocket.NewConfig(url+"/session", bidiOrigin)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, err := config.DialContext(ctx)
	if err != nil {
		return nil, err
	}
	conn.MaxPayloadBytes = 256 << 20 // a picture of a long page
	b := &bidi{conn: conn, waiting: map[int]chan message{}}
	go b.read()
	if err := b.call("session.new", dict{"capabilities": dict{}}, nil, time.Minute); err != nil {
		return nil, err
	}
	return b, b.call("session.subscribe", dict{"events": []string{"log.entryAdded"}}, nil, time.Minute)
}

func (b *bidi) read() {
	for {
		var text []byte
		var m message
		err := websocket.Message.Receive(b.conn, &text)
		if err == nil {
			err = json.Unmarshal(text, &m)
		}
		b.mu.Lock()
		if err != nil {
			b.gone = fmt.Errorf("the connection to the browser ended: %w", err)
			for _, answer := range b.waiting {
				close(answer)
			}
			b.waiting = nil
			b.mu.Unlock()
			return
		}
		answer, listener := b.waiting[m.ID], b.listener
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		switch {
		case answer != nil:
			answer <- m
		case m.Type == "event" && listener != nil:
			listener(m.Method, m.Params)
		}
	}
}

// listen sends the events that follow to the listener.
func (b *bidi) listen(listener func(event string, params json.RawMessage)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.listener = listener
}

// call sends one command and waits for its answer, but not longer than patience.
func (b *bidi) call(method string, params dict, into any, patience time.Duration) error {
	answer := make(chan message, 1)
	b.mu.Lock()
	if b.gone != nil {
		defer b.mu.Unlock()
		return b.gone
	}
	b.last++
	id := b.last
	b.waiting[id] = answer
	err := websocket.JSON.Send(b.conn, dict{"id": id, "method": method, "params": params})
	b.mu.Unlock()
	if err != nil {
		return err
	}
	select {
	case m, ok := <-answer:
		switch {
		case !ok:
			return fmt.Errorf("%s: %w", method, io.ErrUnexpectedEOF)
		case m.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		case into == nil:
			return nil
		}
		return json.Unmarshal(m.Result, into)
	case <-time.After(patience):
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.waiting, id)
		return fmt.Errorf("%s: no answer within %v", method, patience)
	}
}
