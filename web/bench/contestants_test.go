package bench

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// contestant is a site that the bench opens.
type contestant struct {
	name          string
	page          string       // what is opened: the one that has the checklist
	icon          string       // what the icon on a phone opens; "" is the same
	before, after http.Handler // with the Duty and Advice number as it is, and as changed
	newNumber     string       // is on the page after the change
	mounted       string       // is true once its program runs; "": once an answer is kept
	taps          func(b testing.TB, c *browsertest.Chromium)
	program       int // bytes of its wasm as they are sent; 0: it has none
}

const benchFolder = "../../bin/peers"

// Of this app: the page that has the checklist, and what is true once its program runs.
const (
	checklistURL = "/guides/cse/checklist/"
	mounted      = `document.documentElement.dataset.app === "ready"`
)

// contestants are this app and what it is compared with: the same text on a bare
// page and in three frameworks, and go-app's own hello.
func contestants(b *testing.B) []contestant {
	b.Helper()
	ours := sitetest.Shipped(b)
	wasm, _ := ours.Lookup("/client.wasm")
	hello := stock(b, "0113 376 0336")
	before, after := peerTextOf(b, func(*content.Pack) {}), peerTextOf(b, sitetest.ChangeNumber)
	all := []contestant{
		{name: "One Minute Guide", page: checklistURL, icon: "/", mounted: mounted, before: ours.Handler(), after: sitetest.WithNewNumber(b).Handler(), newNumber: sitetest.NewNumber, taps: tapSteps, program: len(wasm.Compressed().Brotli)},
		{name: "bare page", page: "/", before: bare(b, before), after: bare(b, after), newNumber: sitetest.NewNumber, taps: tapList},
		{name: "stock go-app hello", page: "/", before: hello, after: stock(b, sitetest.NewNumber), newNumber: sitetest.NewNumber, taps: tapList, program: len(hello["/web/app.wasm"].brotli)},
	}
	for _, p := range []peer{
		{"Vite React PWA", "vite", "src", "dist"},
		{"Angular ngsw", "angular", "src", "dist"},
		{"VitePress PWA", "vitepress", ".vitepress/theme", ".vitepress/dist"},
	} {
		all = append(all, contestant{name: p.name, page: "/", newNumber: sitetest.NewNumber, taps: tapList, before: p.build(b, before), after: p.build(b, after)})
	}
	return all
}

// peerText is what the peers show: the guide's words, its items and the calls.
type peerText struct {
	Title   string   `json:"title"`
	Version int      `json:"version"`
	Answers []string `json:"answers"`
	Calls   []call   `json:"calls"`
	Parts   []part   `json:"parts"`
	Blocks  []string `json:"blocks"`
}

type call struct {
	Name   string `json:"name"`
	Number string `json:"number"`
	Tel    string `json:"tel"`
}

type part struct {
	Title string         `json:"title"`
	Lead  string         `json:"lead"`
	Items []content.Item `json:"items"`
}

func peerTextOf(b *testing.B, change func(*content.Pack)) peerText {
	b.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(b, err)
	change(p)
	text := peerText{Title: p.Guides[0].Title, Version: p.Version, Calls: callsOf(p)}
	for _, answer := range visit.Answers {
		text.Answers = append(text.Answers, answer.Label(words.English()))
	}
	for _, each := range p.Guides[0].Checklist.Parts {
		text.Parts = append(text.Parts, part{each.Title, each.Lead, each.Items})
	}
	for _, block := range p.Guides[0].Blocks {
		var words strings.Builder
		for _, span := range block.Spans {
			words.WriteString(span.Text)
		}
		text.Blocks = append(text.Blocks, words.String())
	}
	return text
}

// callsOf are the calls that the peers have on each page.
func callsOf(p *content.Pack) []call {
	calls := []call{{"Emergency", "999", "999"}}
	for _, c := range p.Contacts {
		if c.ID == p.Advice {
			calls = append(calls, call{c.Name, c.Call().Shown, c.Call().Number()})
		}
	}
	return calls
}

var barePage = template.Must(template.New("bare").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Guide</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{{.Style}}</style>
</head>
<body>
<p class="calls">{{range .Text.Calls}}<a href="tel:{{.Tel}}">{{.Name}} {{.Number}}</a>{{end}}</p>
<main>
<h1>{{.Text.Title}}</h1>
{{range .Text.Parts}}<section><h2>{{.Title}}</h2><p>{{.Lead}}:</p>
{{range $item := .Items}}<fieldset><legend>{{.Words}}</legend>{{range $.Text.Answers}}<label><input type="radio" name="{{$item.ID}}" value="{{.}}"> {{.}}</label>{{end}}</fieldset>
{{end}}</section>
{{end}}{{range .Text.Blocks}}<p>{{.}}</p>
{{end}}</main>
<script>
const KEY = 'answers', answers = JSON.parse(localStorage.getItem(KEY) ?? '{}');
for (const input of document.querySelectorAll('input')) input.checked = answers[input.name] === input.value;
addEventListener('change', ({ target }) => {
  answers[target.name] = target.value;
  localStorage.setItem(KEY, JSON.stringify(answers));
});
navigator.serviceWorker.register('/worker.js');
</script>
</body>
</html>
`))

const bareWorker = `const CACHE = 'guide-VERSION';
addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['/'])).then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));
addEventListener('fetch', (event) => event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((hit) => hit ?? fetch(event.request))));
`

// bare is one page with its style and script inside, and a cache-first worker of ten lines.
func bare(b *testing.B, text peerText) http.Handler {
	b.Helper()
	style, err := os.ReadFile("peers/style.css")
	require.NoError(b, err)
	var page bytes.Buffer
	require.NoError(b, barePage.Execute(&page, map[string]any{"Text": text, "Style": template.CSS(style)}))
	return static{
		"/":          newStaticFile("index.html", page.Bytes()),
		"/worker.js": newStaticFile("worker.js", []byte(strings.ReplaceAll(bareWorker, "VERSION", string(rune('0'+text.Version))))),
	}
}

// stock is go-app's hello as go-app itself writes it, with the loader of the Go that compiled it.
func stock(b *testing.B, number string) static {
	b.Helper()
	dir := filepath.Join(benchFolder, "goapp")
	require.NoError(b, os.RemoveAll(dir))
	require.NoError(b, os.MkdirAll(filepath.Dir(dir), 0o755))
	flags := "-ldflags=-s -w -buildid= -X 'main.number=" + number + "'"
	runWith(b, ".", nil, "go", "run", flags, "./peers/goapp", dir)
	program := filepath.Join(dir, "web", "app.wasm")
	runWith(b, ".", []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-trimpath", "-buildvcs=false", flags, "-o", program, "./peers/goapp")
	icon, err := os.ReadFile("../icons/icon-192.png")
	require.NoError(b, err)
	write(b, filepath.Join(dir, "web", "icon.png"), icon)
	client, err := web.BuiltClient()
	require.NoError(b, err)
	write(b, filepath.Join(dir, "wasm_exec.js"), client.Exec)
	return folder(b, dir)
}

// peer is a site that npm builds: its folder, and in that where the text goes and the site comes out.
type peer struct{ name, folder, text, site string }

func (p peer) build(b *testing.B, text peerText) http.Handler {
	b.Helper()
	dir := filepath.Join(benchFolder, p.folder)
	require.NoError(b, filepath.WalkDir(filepath.Join("peers", p.folder), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel("peers", file)
		if err != nil {
			return err
		}
		return copyFile(file, filepath.Join(benchFolder, inside))
	}))
	require.NoError(b, copyFile("peers/style.css", filepath.Join(dir, p.text, "style.css")))
	data, err := json.Marshal(text)
	require.NoError(b, err)
	write(b, filepath.Join(dir, p.text, "text.json"), data)
	runWith(b, dir, nil, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
	require.NoError(b, os.RemoveAll(filepath.Join(dir, p.site)))
	runWith(b, dir, nil, "npm", "run", "--silent", "build")
	return folder(b, filepath.Join(dir, p.site))
}

func runWith(b *testing.B, dir string, env []string, name string, args ...string) {
	b.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	require.NoError(b, err, "%s %s: %s", name, args, out)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

func write(b *testing.B, path string, data []byte) {
	b.Helper()
	require.NoError(b, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(b, os.WriteFile(path, data, 0o644))
}
