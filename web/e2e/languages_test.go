package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/content/words"
	"oneminuteguide/content/words/pseudo"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// The app around the shipped guide in other languages, which nobody can read: longer
// words, other letters and digits, and the other direction.

// language is a translation, and the pack that has it.
type language struct {
	name  string
	words *words.Words
}

var languages = []language{{"cy", pseudo.Accented()}, {"ar", pseudo.RightToLeft()}}

func (l language) translate(p *content.Pack) { p.Lang, p.Translation = l.name, l.words }

func (l language) pack(t *testing.T) *content.Pack {
	t.Helper()
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	l.translate(p)
	return p
}

func (l language) serve(t *testing.T) *browsertest.Server {
	t.Helper()
	site := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) { l.translate(p) })
	return browsertest.Serve(t, withoutWorker(site.Handler()))
}

// saidOnPage are all texts of the page, and those of its attributes.
const saidOnPage = `(() => {
	const said = [document.title], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; node = walker.nextNode();) if (!node.parentElement.closest("script, style")) said.push(node.data);
	for (const name of ["aria-label", "title", "alt", "placeholder"])
		for (const e of document.querySelectorAll("[" + name + "]")) said.push(e.getAttribute(name));
	return said;
})()`

func TestEveryLanguageFitsAndIsTheCatalogues(t *testing.T) {
	t.Parallel()
	for _, l := range languages {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			site, p := l.serve(t), l.pack(t)
			own := pseudo.PackTexts(p)
			c := browsertest.OpenChromium(t, narrow)
			everyStateOf(t, c, site, routesOf(p), func(where string) {
				t.Helper()
				var faults, said []string
				c.Eval(spilled, &faults)
				assert.Empty(t, faults, where)
				c.Eval(onScreen, &faults)
				assert.Empty(t, faults, where)
				c.Eval(saidOnPage, &said)
				require.NotEmpty(t, said, where)
				for _, text := range said {
					assert.Empty(t, pseudo.Untranslated(text, own), "%s: %s", where, text)
				}
				name := strings.Trim(strings.NewReplacer("/", "-", " ", "-").Replace(where), "-")
				c.Screenshot(filepath.Join(t.ArtifactDir(), name+".png"), false)
			})
		})
	}
}

// wrongWay finds numbers and addresses that are not read from left to right, and arrows
// that point against the text.
const wrongWay = `(() => {
	const faults = [], at = (node, i) => {
		const range = document.createRange();
		range.setStart(node, i);
		range.setEnd(node, i + 1);
		return range.getBoundingClientRect();
	};
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	let numbers = 0;
	for (let node; node = walker.nextNode();) {
		if (!node.parentElement.checkVisibility({visibilityProperty: true}) || node.parentElement.closest("script, style, .visually-hidden")) continue;
		for (const found of node.data.matchAll(/[0-9]+(?: [0-9]+)+|[a-z.]+@[a-z.]+/g)) {
			numbers++;
			const first = at(node, found.index), last = at(node, found.index + found[0].length - 1);
			if (first.top === last.top && first.left > last.left) faults.push(found[0]);
		}
	}
	if (numbers < 2) faults.push("there are no numbers");
	for (const icon of document.querySelectorAll(".card .icon, .trail__link .icon, .step__next .icon"))
		if (icon.checkVisibility() && new DOMMatrix(getComputedStyle(icon).transform).a !== -1) faults.push("an arrow in " + icon.parentElement.className);
	const [name, number] = [".contact__name", ".contact__number"].map((part) => document.querySelector("main " + part)?.firstChild);
	if (name && Math.abs(at(name, 0).right - at(number, number.length - 1).right) > 30) faults.push("a number is not below its name");
	return faults;
})()`

// Between words from right to left, a number must not become another one.
func TestNumbersAndArrowsFromRightToLeft(t *testing.T) {
	t.Parallel()
	l := language{"ar", pseudo.RightToLeft()}
	inArabic := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		l.translate(p)
		p.ContactAddress = "duty.team@example.gov.uk"
		for i := range p.Contacts { // the guide's own words must be of the script too
			c := &p.Contacts[i]
			c.Name, c.Audience, c.ShortName, c.When = "شرطة", "الجميع", "", "اتصل في أي وقت duty.team@example.gov.uk"
		}
	})
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := browsertest.Serve(t, withoutWorker(inArabic.Handler()))
		b := open(phone)
		everyStateOf(t, b, site, routesOf(l.pack(t)), func(where string) {
			t.Helper()
			var faults []string
			b.Eval(wrongWay, &faults)
			assert.Empty(t, faults, where)
		})
	})
}
