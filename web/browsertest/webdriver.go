package browsertest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

type dict map[string]any

// call is one WebDriver command.
func (r *runningWebKit) call(method, path string, body, into any) error {
	var send io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		send = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, r.server+path, send)
	if err != nil {
		return err
	}
	// The driver seldom (once in some thousand) never answers a script whose page
	// goes away, which it should end after evalLimit; a picture waits for a repaint
	// that a still page may not need. Whoever waits asks again.
	client := http.Client{Timeout: 90 * time.Second}
	switch {
	case strings.HasSuffix(path, "/execute/async"):
		client.Timeout = evalLimit + 2*time.Second
	case strings.HasSuffix(path, "/screenshot"):
		client.Timeout = 4 * time.Second
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s %s: %s: %w", method, path, response.Status, err)
	}
	if response.StatusCode != http.StatusOK {
		var fault struct{ Error, Message string }
		json.Unmarshal(answer.Value, &fault)
		return fmt.Errorf("%s %s: %w", method, path, webDriverError{fault.Error, fault.Message})
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, into)
}

// must is call within the session, where an error ends the test.
func (w *WebKit) must(method, path string, body, into any) {
	w.t.Helper()
	require.NoError(w.t, w.call(method, w.session+path, body, into))
}

// webDriverError is an error by its code: https://www.w3.org/TR/webdriver2/#errors.
type webDriverError struct{ code, message string }

func (e webDriverError) Error() string { return e.code + ": " + e.message }

// isStale reports whether an element was no longer in the page.
func isStale(err error) bool {
	var fault webDriverError
	return errors.As(err, &fault) && fault.code == "stale element reference"
}
