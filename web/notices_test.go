package web

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/protocol"
)

func TestNotices(t *testing.T) {
	security := "Contact: mailto:security@example.org\nExpires: 2027-01-01T00:00:00Z\n"
	said, err := NewSite(samplePack(), noClient, Options{Robots: []byte("User-agent: *\nAllow: /\n"), Security: []byte(security)})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		site   *Site
		path   string
		status int
		want   string
	}{
		"robots, nothing said":   {leedsSite(t), "/robots.txt", 200, "User-agent: *\nDisallow: /\n"},
		"robots, as said":        {said, "/robots.txt", 200, "User-agent: *\nAllow: /\n"},
		"security, nothing said": {leedsSite(t), "/.well-known/security.txt", 404, ""},
		"security, as said":      {said, "/.well-known/security.txt", 200, security},
	} {
		t.Run(name, func(t *testing.T) {
			r := get(t, c.site, "GET", c.path)
			assert.Equal(t, c.status, r.StatusCode)
			if c.status == 200 {
				assert.Equal(t, "text/plain; charset=utf-8", r.Header.Get("Content-Type"))
				assert.Equal(t, c.want, string(body(t, r)))
			}
		})
	}
	for _, list := range said.lists {
		assert.NotContains(t, string(list.Body()), robotsPath, "no phone keeps it")
	}
	release, _ := said.Lookup(protocol.ReleasePath)
	plain, err := NewSite(samplePack(), noClient, Options{})
	require.NoError(t, err)
	other, _ := plain.Lookup(protocol.ReleasePath)
	assert.Equal(t, other.Hash, release.Hash, "it is no reason for phones to update")
}

func TestCheckSecurity(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	const contact, expires = "Contact: mailto:security@example.org\n", "Expires: 2027-06-30T12:00:00Z\n"
	for name, c := range map[string]struct{ text, warning, fault string }{
		"whole":              {contact + expires, "", ""},
		"lines of Windows":   {strings.ReplaceAll(contact+expires, "\n", "\r\n"), "", ""},
		"comments":           {"# who to tell\n\n" + contact + "Preferred-Languages: en, cy\n" + expires, "", ""},
		"lower case":         {strings.ToLower(contact) + "expires: 2027-06-30t12:00:00z\n", "", ""},
		"signed":             {"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + contact + expires + "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n", "", ""},
		"an address":         {"Contact: security@example.org\n" + expires, "", `security.txt:1: Contact "security@example.org": want an address that begins with mailto:, https:// or tel:`},
		"plain HTTP":         {"Contact: http://example.org/\n" + expires, "", "want an address"},
		"nobody":             {expires, "", "security.txt:2: no Contact"},
		"no date":            {contact, "", "security.txt:2: Expires is there 0 times, want it once"},
		"two dates":          {contact + expires + expires, "", "Expires is there 2 times, want it once"},
		"a date of no kind":  {contact + "Expires: 30 June 2027\n", "", `security.txt:2: Expires "30 June 2027": want a date and time, such as 2027-06-30T12:00:00Z`},
		"passed":             {contact + "Expires: 2026-11-28T12:00:00Z\n", "", "security.txt:2: Expires \"2026-11-28T12:00:00Z\" has passed"},
		"soon":               {contact + "Expires: 2026-12-20T12:00:00Z\n", "security.txt:2: Expires \"2026-12-20T12:00:00Z\" is within a month", ""},
		"far away":           {contact + "Expires: 2030-12-20T12:00:00Z\n", "is more than a year away", ""},
		"a sentence":         {"Please write to us\n" + contact + expires, "", `security.txt:1: "Please write to us": want a field`},
		"all faults at once": {"Contact: nobody\nExpires: never\n", "", "security.txt:2: Expires \"never\""},
	} {
		t.Run(name, func(t *testing.T) {
			warning, err := CheckSecurity("security.txt", []byte(c.text), now)
			if c.fault != "" {
				assert.ErrorContains(t, err, c.fault)
				return
			}
			assert.NoError(t, err)
			assert.Contains(t, warning, c.warning)
			assert.Equal(t, c.warning == "", warning == "")
		})
	}
}
