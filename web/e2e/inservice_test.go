package e2e

import (
	"crypto/tls"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/sitetest"
	"oneminuteguide/web/sitetest/hosttest"
)

// As a council puts it into service: a folder of its host, over https, from the guide's
// own server or from an export that nginx or Caddy serves.

// serviceFolder is the site's on the host.
const serviceFolder = "/guides"

// service is a pack that a program serves.
type service struct {
	t            testing.TB
	base         string // address of the site, without a slash behind it
	start, stop  func() // on the same port each time
	changeNumber func() // of Duty and Advice, to sitetest.NewNumber, and publish it
}

// waitForAnswer waits until the server answers with the words on its page of contacts.
func (s *service) waitForAnswer(words string) {
	s.t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	browsertest.WaitUntil(s.t, "an answer of "+s.base, func() bool {
		answer, err := client.Get(s.base + "/contacts/")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		var text strings.Builder
		return answer.Write(&text) == nil && strings.Contains(text.String(), words)
	})
}

// serveByGuide starts the guide's own server as its README says.
func serveByGuide(t testing.TB) *service {
	t.Helper()
	dir, port := filepath.Join(t.TempDir(), "pack"), browsertest.FreePort(t)
	require.NoError(t, os.CopyFS(dir, os.DirFS("../../content/leeds")))
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(0, 1, 0), "localhost")
	s := &service{t: t, base: "https://localhost:" + port + serviceFolder}
	var serving *exec.Cmd
	s.start = func() {
		serving = exec.Command("../../bin/guide", "serve", "-addr", "127.0.0.1:"+port, "-content", dir, "-base-url", s.base+"/",
			"-tls-cert", cert, "-tls-key", key, "-redirect-addr", "none")
		serving.Stderr = t.Output()
		require.NoError(t, serving.Start(), "build it with `make build`")
		s.waitForAnswer("Duty and Advice")
	}
	s.stop = func() { serving.Process.Kill(); serving.Wait() }
	s.changeNumber = func() {
		changeNumberIn(t, dir)
		require.NoError(t, serving.Process.Signal(syscall.SIGHUP))
	}
	s.start()
	t.Cleanup(s.stop)
	return s
}

// changeNumberIn changes it wherever the pack in the folder has it.
func changeNumberIn(t testing.TB, dir string) {
	t.Helper()
	for _, file := range []string{"contacts.yaml", "guides/cse/guide.md", "guides/cse/source.txt"} {
		name := filepath.Join(dir, file)
		before, err := os.ReadFile(name)
		require.NoError(t, err)
		after := regexp.MustCompile(`0113 376 ?0336`).ReplaceAllString(string(before), sitetest.NewNumber)
		require.NotEqual(t, string(before), after, file)
		require.NoError(t, os.WriteFile(name, []byte(after), 0o644))
	}
}

// servedBy exports the first site for the program, and then the second into the same folder.
func servedBy(p hosttest.Program, before, after *web.Site) func(testing.TB) *service {
	return func(t testing.TB) *service {
		t.Helper()
		host := hosttest.Serve(t, p, map[string]*web.Site{serviceFolder: before})
		return &service{t: t, base: host.Secure + serviceFolder, start: host.Start, stop: host.Stop, changeNumber: func() {
			require.NoError(t, after.Export(t.Context(), filepath.Join(host.Folder, serviceFolder)))
		}}
	}
}

func TestInAFolderOverTLS(t *testing.T) {
	t.Parallel()
	in := func(edit func(*content.Pack)) *web.Site {
		return sitetest.With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
			o.Root = serviceFolder
			edit(p)
		})
	}
	servers := map[string]func(testing.TB) *service{"guide": serveByGuide}
	before, after := in(func(*content.Pack) {}), in(sitetest.ChangeNumber)
	for _, p := range hosttest.Programs() {
		servers[p.Name] = servedBy(p, before, after)
	}
	for name, serve := range servers {
		t.Run(name, func(t *testing.T) {
			browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
				useService(t, open(browsertest.Options{Width: 360, Height: 640, Touch: true, AnyCertificate: true}), serve(t))
			})
		})
	}
}

// useService does what a worker does with the app, from the first visit over one
// without a signal to a number that has changed.
func useService(t *testing.T, b browsertest.Browser, s *service) {
	openMounted(t, b, s.base+"/about/")
	browsertest.WaitFor(t, b, "a complete copy", `document.querySelector(".offline--ready")`)
	s.stop()
	s.assertWhole(b, oldTel)

	openItem(t, b, s.base+checklistURL+"#indicator-1")
	tap(b, noticed)
	goTo(b, serviceFolder+checklistURL+"summary/")
	browsertest.WaitFor(t, b, "the notes", `document.querySelector(".noted li")`)
	openMounted(t, b, s.base+"/search/")
	b.Eval(`(() => {
		const field = document.querySelector("`+searchField+`");
		field.value = "taxi";
		field.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, nil)
	browsertest.WaitFor(t, b, "the item", firstResult("taxi fares"))
	tap(b, ".result a")
	browsertest.WaitFor(t, b, "the item in the guide", `location.pathname + location.hash === "`+serviceFolder+`/guides/cse/#indicator-6"`)
	tap(b, ".hide")
	browsertest.WaitFor(t, b, "the neutral page", `location.pathname === "`+serviceFolder+`/closed/" && !document.body.innerText.includes("exploitation")`)

	s.start()
	openMounted(t, b, s.base+"/")
	s.changeNumber()
	s.waitForAnswer(sitetest.NewNumber)
	openMounted(t, b, s.base+"/")
	browsertest.WaitFor(t, b, "the change to be said", `document.querySelector(".notices").textContent.includes("A number has changed")`)
	s.stop()
	s.assertWhole(b, newTel)
}

// assertWhole makes sure that each page opens without the server, calls the number,
// and leads nowhere outside the folder.
func (s *service) assertWhole(b browsertest.Browser, tel string) {
	s.t.Helper()
	for _, path := range []string{"/", "/contacts/", "/search/", "/changes/", "/about/", "/guides/cse/", "/guides/cse/checklist/", "/guides/cse/checklist/summary/", "/nowhere/"} {
		openMounted(s.t, b, s.base+path)
		var links struct{ Calls, Astray []string }
		b.Eval(`({
			Calls: [...document.querySelectorAll('.call-bar a[href^="tel:"]')].map((a) => a.getAttribute("href")),
			Astray: [...document.querySelectorAll("[href], [src]")].map((e) => e.getAttribute("href") ?? e.getAttribute("src")).filter((to) => to.startsWith("/") && !to.startsWith("`+serviceFolder+`/")),
		})`, &links)
		assert.Contains(s.t, links.Calls, tel, path)
		assert.Empty(s.t, links.Astray, path)
	}
}
