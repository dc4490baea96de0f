package e2e

import (
	"crypto/tls"
	"net"
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

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/sitetest"
)

// As a council puts it into service: a folder of its host, over https, from the guide's
// own server or from an export that nginx or Caddy serves.

// serviceFolder is the site's on the host.
const serviceFolder = "/guides"

// service is a pack that a program serves.
type service struct {
	t     testing.TB
	pack  string // folder
	base  string // address of the site, without a slash behind it
	start func() // on the same port again
	stop  func()
	again func() // after a change of the pack
}

// packToServe is the shipped pack in a folder of its own.
func packToServe(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	require.NoError(t, os.CopyFS(dir, os.DirFS("../../content/leeds")))
	return dir
}

// changeNumber gives Duty and Advice the new number, in the guide too, and publishes it.
func (s *service) changeNumber() {
	s.t.Helper()
	for _, file := range []string{"contacts.yaml", "guides/cse/guide.md", "guides/cse/source.txt"} {
		name := filepath.Join(s.pack, file)
		before, err := os.ReadFile(name)
		require.NoError(s.t, err)
		after := regexp.MustCompile(`0113 376 ?0336`).ReplaceAllString(string(before), sitetest.NewNumber)
		require.NotEqual(s.t, string(before), after, file)
		require.NoError(s.t, os.WriteFile(name, []byte(after), 0o644))
	}
	s.again()
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

func serveByGuide(t testing.TB) *service {
	t.Helper()
	dir, port := packToServe(t), freePort(t)
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(0, 1, 0), "localhost")
	s := &service{t: t, pack: dir, base: "https://localhost:" + port + serviceFolder}
	var serving *exec.Cmd
	s.start = func() {
		serving = exec.Command("../../bin/guide", "serve", "-addr", "127.0.0.1:"+port, "-content", dir, "-base-url", s.base+"/",
			"-tls-cert", cert, "-tls-key", key, "-redirect-addr", "none")
		serving.Stderr = t.Output()
		require.NoError(t, serving.Start(), "build it with `make build`")
		s.waitForAnswer("Duty and Advice")
	}
	s.stop = func() { serving.Process.Kill(); serving.Wait() }
	s.again = func() { require.NoError(t, serving.Process.Signal(syscall.SIGHUP)) }
	s.start()
	t.Cleanup(s.stop)
	return s
}

func freePort(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	return port
}

func TestInAFolderOverTLS(t *testing.T) {
	t.Parallel()
	for name, serve := range map[string]func(testing.TB) *service{"guide": serveByGuide} {
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
