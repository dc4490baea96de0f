package e2e

import (
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

func TestNothingLeavesTheSite(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{HearWorkers: true, Width: 360, Height: 640})
	for _, route := range routes(t) {
		openMounted(t, c, site.URL+route.Path)
	}
	keepCopy(t, c, site)
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	c.Click(dontKnow)
	browsertest.WaitFor(t, c, "the second item", `location.hash === "#indicator-2"`)
	assertAlive(t, c)

	require.NotEmpty(t, c.Requests())
	here, err := url.Parse(site.URL)
	require.NoError(t, err)
	for _, request := range c.Requests() {
		u, err := url.Parse(request)
		require.NoError(t, err)
		assert.Equal(t, here.Host, u.Host, request)
	}
	assert.Empty(t, c.Errors(), "console errors, warnings and refusals by the policy")
}

func TestPolicyIsStrict(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	for _, route := range routes(t) {
		answer, err := http.Get(site.URL + route.Path)
		require.NoError(t, err)
		answer.Body.Close()
		policy := answer.Header.Get("Content-Security-Policy")
		for _, directive := range strings.Split("default-src 'none'; img-src 'self'; "+
			"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "+
			"require-trusted-types-for 'script'; trusted-types guide", "; ") {
			assert.Contains(t, strings.Split(policy, "; "), directive, route.Path)
		}
		assert.Regexp(t, `; script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/]{43}='; style-src 'self' 'sha256-[\w+/]{43}='; `, policy, "one script and one style inside the page")
		assert.NotContains(t, policy, "unsafe-inline")
		assert.NotContains(t, policy, "'unsafe-eval'")
	}
}

func TestPolicyIsKept(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	openMounted(t, c, site.URL+"/")
	for name, attempt := range map[string]string{
		"inline script":    `(() => { const s = document.createElement("script"); try { s.textContent = "window.broken = 1"; document.body.append(s) } catch {} })()`,
		"markup from text": `(() => { try { document.body.innerHTML = "<p>"; window.broken = 1 } catch {} })()`,
		"another policy":   `(() => { try { trustedTypes.createPolicy("other", {}); window.broken = 1 } catch {} })()`,
	} {
		c.Eval(attempt, nil)
		var broken bool
		c.Eval("!!window.broken", &broken)
		assert.False(t, broken, name)
	}
}

// The policy of a page goes with the style and the script inside it:
// a copy must answer with those of its own release.
func TestAnotherStyleIsAllowedByItsOwnRelease(t *testing.T) {
	t.Parallel()
	restyled := sitetest.With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
		sitetest.ChangeNumber(p)
		o.Scripts = edited{FS: web.Scripts(), after: map[string]string{
			"style.css": "\n:root { --restyled: yes }\n",
			"early.js":  "\ndocument.documentElement.dataset.restyled = 'yes';\n",
		}}
	})
	const style = `getComputedStyle(document.documentElement).getPropertyValue("--restyled") + document.documentElement.dataset.restyled`
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		var before, after string
		b.Eval(style, &before)
		assert.Equal(t, "undefined", before)
		server.publish(restyled)
		assert.Equal(t, 2, askWorker(b, "update()").Content)
		site.Stop()
		openMounted(t, b, site.URL+"/contacts/")
		b.Eval(style, &after)
		assert.Equal(t, "yesyes", strings.ReplaceAll(after, " ", ""))
	})
}

// edited has more at the beginning or at the end of some files.
type edited struct {
	fs.FS
	before, after map[string]string
}

func (e edited) ReadFile(name string) ([]byte, error) {
	body, err := fs.ReadFile(e.FS, name)
	return []byte(e.before[name] + string(body) + e.after[name]), err
}
