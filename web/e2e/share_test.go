package e2e

import (
	"image"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/multi/qrcode"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/poster"
)

// A colleague scans the code from the screen, in a basement too and in the dark. With
// -artifacts the pictures are kept, to be looked at.
func TestAboutSharesTheAddress(t *testing.T) {
	t.Parallel()
	browsertest.ForEveryEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(phone)
		keepCopy(t, b, site)
		site.Stop()
		for _, n := range []string{"2", "3"} { // light, and dark
			openMounted(t, b, site.URL+"/about/")
			chooseSetting(t, b, "colours", n)
			tap(b, ".share summary")
			browsertest.WaitFor(t, b, "the code", `document.querySelector(".qr-code path")`)
			b.Eval(`document.querySelector(".share__code").scrollIntoView({block: "center"})`, nil)
			assert.Equal(t, []string{site.URL + "/"}, scanned(t, b, "about-"+b.Name()+"-"+n), "colours %s", n)
		}
	})
}

// Scanners see the whole code, with its white, beside the calls and the places.
func TestTheCodeIsWholeOnEveryScreen(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	for _, size := range [][2]int{{320, 568}, {360, 640}, {568, 320}, {640, 360}, {1280, 800}} {
		require.NoError(t, c.ResizeTo(size[0], size[1]))
		for _, scheme := range []string{"light", "dark", "forced"} {
			c.Colours(scheme)
			openMounted(t, c, site.URL+"/about/")
			tap(c, ".share summary")
			browsertest.WaitFor(t, c, "the code", `document.querySelector(".qr-code path")`)
			c.Eval(`(document.querySelector(".qr-code").scrollIntoView(), scrollBy(0, document.querySelector(".qr-code").getBoundingClientRect().top - document.querySelector(".call-bar").getBoundingClientRect().bottom))`, nil)
			var covered []string
			c.Eval(`(() => {
				const code = document.querySelector(".qr-code svg"), {left, right, top, bottom} = code.getBoundingClientRect();
				return [[left, top], [right, top], [left, bottom], [right, bottom]].map(([x, y]) => document.elementFromPoint(x + (x === left ? 2 : -2), y + (y === top ? 2 : -2)))
					.filter((e) => !code.contains(e)).map((e) => e ? e.outerHTML.slice(0, 80) : "outside");
			})()`, &covered)
			assert.Empty(t, covered, "%v %s", size, scheme)
			assert.Equal(t, []string{site.URL + "/"}, scanned(t, c, "code"), "%v %s", size, scheme)
		}
	}
}

// Where the site is a folder of its host, the code is of the folder.
func TestTheCodeIsOfTheSiteNotOfItsHost(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/about/?from=icon#share-app")
	c.Eval(`document.querySelector('link[rel="manifest"]').setAttribute("href", "/one-minute/manifest.webmanifest")`, nil)
	tap(c, ".share summary")
	browsertest.WaitFor(t, c, "the code", `document.querySelector(".qr-code path")`)
	c.Eval(`document.querySelector(".share__code").scrollIntoView({block: "center"})`, nil)
	assert.Equal(t, []string{site.URL + "/one-minute/"}, scanned(t, c, "folder"))
}

// Without the app there is no code to offer.
func TestNothingToShareWithoutTheApp(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{NoJavaScript: true})
	c.Open(site.URL + "/about/")
	assert.NotContains(t, c.Text(), "Share this app")
}

// The sheets fill one page of A4 each, nothing is cut, and every code on them is read.
func TestPosterAndCards(t *testing.T) {
	t.Parallel()
	const address = "https://guides.example.gov.uk/one-minute/"
	for name, p := range map[string]func() (map[string][]byte, error){
		"leeds": func() (map[string][]byte, error) {
			shipped, err := pack.Read(leeds.Files)
			require.NoError(t, err)
			return poster.Make(shipped, address, "")
		},
		"wales": func() (map[string][]byte, error) {
			return poster.Make(wales(t), address, "the digital team of Example Council, extension 1234, or digital.team@example.org")
		},
	} {
		files, err := p()
		require.NoError(t, err)
		sheets := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(files[strings.TrimPrefix(r.URL.Path, "/")])
		}))
		c := browsertest.OpenChromium(t, browsertest.Options{Width: 794, Height: 1123}) // A4 in CSS pixels
		for file := range files {
			c.Open(sheets.URL + "/" + file)
			codes := scanned(t, c, name+"-"+file)
			want := 1
			if strings.HasPrefix(file, "cards") {
				want = 6
			}
			assert.Len(t, codes, want, file)
			for _, code := range codes {
				assert.Equal(t, address, code, file)
			}
			var cut []string
			c.Eval(`[...document.querySelectorAll("main, li.card")].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.className)`, &cut)
			assert.Empty(t, cut, "%s %s", name, file)
			pdf := filepath.Join(t.ArtifactDir(), name+"-"+file+".pdf")
			c.PDF(pdf)
			printed, err := os.ReadFile(pdf)
			require.NoError(t, err)
			assert.Len(t, regexp.MustCompile(`/Type\s*/Page\b`).FindAll(printed, -1), 1, "%s %s: one page", name, file)
			assert.Regexp(t, `/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]`, string(printed), "of A4")
		}
	}
}

// scanned are the texts of the codes on the screen, as a decoder by others reads them.
func scanned(t *testing.T, b browsertest.Browser, name string) (texts []string) {
	t.Helper()
	b.Eval(`new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))`, nil) // WebKit scrolls a frame later
	file := filepath.Join(t.ArtifactDir(), name+".png")
	b.Screenshot(file, false)
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	var screen image.Image
	screen, err = png.Decode(f)
	require.NoError(t, err)
	bits, err := gozxing.NewBinaryBitmapFromImage(screen)
	require.NoError(t, err)
	found, err := qrcode.NewQRCodeMultiReader().DecodeMultiple(bits, map[gozxing.DecodeHintType]interface{}{gozxing.DecodeHintType_TRY_HARDER: true})
	require.NoError(t, err, "%s: no code is read", file)
	for _, code := range found {
		texts = append(texts, code.GetText())
	}
	return texts
}
