package certificate

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// answering is an authority that gives one answer.
type answering func() (*http.Response, error)

func (a answering) RoundTrip(*http.Request) (*http.Response, error) { return a() }

func TestWhatAnAuthoritySays(t *testing.T) {
	const authorization = `{"status": "invalid", "identifier": {"type": "dns", "value": "guide.example.org"}, "challenges": [
		{"type": "dns-01", "status": "pending"},
		{"type": "http-01", "status": "invalid", "error": {"type": "urn:ietf:params:acme:error:dns", "detail": "DNS problem: NXDOMAIN looking up A for guide.example.org"}}]}`
	for name, c := range map[string]struct {
		status     int
		kind, text string
		broken     error
		want       string
	}{
		"an authorization":        {200, "application/json", authorization, nil, "http-01: DNS problem: NXDOMAIN looking up A for guide.example.org"},
		"of another name":         {200, "application/json", strings.ReplaceAll(authorization, "guide.", "other."), nil, ""},
		"a problem":               {429, "application/problem+json", `{"type": "urn:ietf:params:acme:error:rateLimited", "detail": "too many failed authorizations"}`, nil, "too many failed authorizations"},
		"a problem without words": {400, "application/problem+json; charset=utf-8", `{"type": "urn:ietf:params:acme:error:caa"}`, nil, "urn:ietf:params:acme:error:caa"},
		"an old nonce":            {400, "application/problem+json", `{"type": "urn:ietf:params:acme:error:badNonce", "detail": "old"}`, nil, ""},
		"a certificate":           {200, "application/pem-certificate-chain", authorization, nil, ""},
		"no JSON":                 {500, "application/json", "<html>", nil, ""},
		"nothing":                 {0, "", "", errors.New("no route to host"), "the authority cannot be reached: no route to host"},
		"a long reason":           {400, "application/json", `{"detail": "` + strings.Repeat("é", longestReason) + `"}`, nil, strings.Repeat("é", longestReason/2) + "…"},
		"more than is looked at":  {200, "application/json", strings.Replace(authorization, "{", "{"+strings.Repeat(" ", longestAnswer), 1), nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			heard := newRefusals([]string{"guide.example.org"}, answering(func() (*http.Response, error) {
				return &http.Response{StatusCode: c.status, Header: http.Header{"Content-Type": {c.kind}}, Body: io.NopCloser(strings.NewReader(c.text))}, c.broken
			}))
			answer, err := heard.RoundTrip(new(http.Request))
			assert.Equal(t, c.broken, err)
			if err == nil {
				passed, err := io.ReadAll(answer.Body)
				require.NoError(t, err)
				assert.Equal(t, c.text, string(passed), "it passes as it is")
			}
			assert.NoError(t, heard.settled("guide.example.org"), "more may follow")
			heard.of["guide.example.org"].last = time.Now().Add(-quiet)
			for _, why := range []error{heard.why("guide.example.org"), heard.settled("guide.example.org")} {
				if c.want == "" {
					assert.NoError(t, why)
				} else {
					assert.EqualError(t, why, c.want)
				}
			}
			assert.Equal(t, strings.HasPrefix(c.want, "http-01: "), heard.refuses("guide.example.org"))
			heard.forget("guide.example.org")
			assert.NoError(t, heard.why("guide.example.org"))
		})
	}
}
