package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// focused says what has the focus, whether that can be seen, and whether a bar
// or anything else covers it.
const focused = `(() => {
	const element = document.activeElement, box = (element.closest("label") ?? element).getBoundingClientRect();
	const style = getComputedStyle(element.matches(".choice__answer input") ? element.nextElementSibling : element);
	const name = element.closest("label")?.textContent ?? element.ariaLabel ?? element.textContent;
	const faults = [];
	if (!element.matches("[tabindex='-1']") && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) faults.push("no focus to be seen");
	const top = document.elementFromPoint(box.x + Math.min(box.width, innerWidth) / 2, box.y + box.height / 2);
	if (!top || !(element.closest("label") ?? element).contains(top)) faults.push("covered or off the screen");
	return [name, ...faults].join(": ");
})()`

func TestStepsByKeyboardAlone(t *testing.T) {
	t.Parallel()
	items := leedsChecklist(t).Part("indicators").Items
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/guides/cse/checklist/")
	c.Eval(`document.querySelector(".card--first").focus()`, nil)
	c.Press("Enter")
	browsertest.WaitFor(t, c, "the first item, with the focus on its words", shows(items[0].Words)+` && document.activeElement.matches("h1")`)
	walkWith := func(key string, n int) (names []string) {
		for range n {
			c.Press(key)
			var name string
			c.Eval(focused, &name)
			names = append(names, name)
		}
		return names
	}
	walk := func(n int) []string { return walkWith("Tab", n) }
	assert.Equal(t, []string{"Notes", "Show all", "Keep in mind", "Skip", "Back", "Hide", "Call Out of hours, 0113 535 0600, Children's Emergency Duty Team",
		"Call Duty and Advice, 0113 376 0336, Practitioners", "Call Police, 999, immediate harm", "Skip to main content"}, walkWith("Shift+Tab", 10))
	c.Eval(`document.querySelector("h1").focus()`, nil)
	assert.Equal(t, []string{"Noticed", "Not noticed", "Don’t know", "Guide", "Checklist", "Contacts", "About"}, walk(7), "from the words straight to the answers")

	c.Eval(`document.querySelector("`+dontKnow+`").focus()`, nil)
	c.Press("Space")
	browsertest.WaitFor(t, c, "the second item, with the focus on its words", shows(items[1].Words)+` && document.activeElement.matches("h1")`)
	assert.Equal(t, []string{"Undo “Don’t know”", "Noticed"}, walk(2))
	c.Eval(`new Promise((done) => setTimeout(done, 350))`, nil)
	c.Press("Space")
	browsertest.WaitFor(t, c, "the focus on the question", `document.activeElement.matches(".detail__ask")`)
	assert.Equal(t, []string{"I saw it", "The child said", "Someone else said", "Professional concern", "Recently", "In the past"}, walk(6))
	c.Press("Space")
	browsertest.WaitFor(t, c, "the time, and the focus still on it", `document.activeElement.matches('.chip[aria-pressed="true"]')`)
	assert.Equal(t, []string{"Noticed", "Not noticed", "Don’t know", "Undo “Noticed”", "Next item"}, walk(5))
	c.Eval(`new Promise((done) => setTimeout(done, 350))`, nil) // sooner than that it belongs to "Noticed"
	c.Press("Enter")
	browsertest.WaitFor(t, c, "the third item, with the focus on its words", shows(items[2].Words)+` && document.activeElement.matches("h1")`)

	c.Open("about:blank")
	openMounted(t, c, site.URL+"/guides/cse/checklist/#indicator-3")
	c.Eval(`document.activeElement.blur()`, nil)
	c.Eval(`scrollTo(0, 0)`, nil)
	c.Press("Tab")
	var first string
	c.Eval(focused, &first)
	require.Contains(t, []string{"Skip to main content", "Noticed"}, first, "from the page's beginning, or from the item in the address")
}

func TestTheWholeListByKeyboardAlone(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 360, Height: 640})
	openMounted(t, c, site.URL+"/guides/cse/checklist/")
	c.Eval(`document.querySelector(".also a").focus()`, nil)
	c.Press("Tab") // the reminders
	for i, part := range leedsChecklist(t).Parts {
		for j, item := range part.Items {
			c.Press("Tab")
			var at, state string
			c.Eval(`document.activeElement.name`, &at)
			require.Equal(t, item.ID, at)
			c.Eval(focused, &state)
			assert.Equal(t, "Noticed", state, item.ID)
			if i == 0 && j == 0 {
				c.Press("ArrowRight")
				browsertest.WaitFor(t, c, "the next answer", `document.activeElement.matches("[value='not-noticed']:checked")`)
			}
		}
	}
}

func TestSkipLinkKeepsTheItem(t *testing.T) {
	t.Parallel()
	browsertest.ForEachEngine(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		b := open(browsertest.Options{Width: 360, Height: 640})
		openItem(t, b, site.URL+"/guides/cse/checklist/#indicator-3")
		browsertest.WaitFor(t, b, "the item", `document.querySelector(".step__item")`)
		b.Eval(`document.querySelector(".skip-link").click()`, nil)
		browsertest.WaitFor(t, b, "the focus on the text of the same item",
			`document.activeElement.id === "main" && location.hash === "#indicator-3" && document.querySelector(".step__item")`)
	})
}
