package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// What a screen reader says of the screens that matter most, in its order, as files
// to be read by a person.

// silent are the roles of which a screen reader says nothing but what is in them.
var silent = []string{"none", "generic", "InlineTextBox", "paragraph", "ListMarker", "LineBreak", "Iframe", "emphasis", "strong", "LabelText", "Legend", "DisclosureTriangle"}

// aloud writes the accessibility tree of the page on show, a line for each thing
// that is said.
func aloud(t testing.TB, c *browsertest.Chromium) string {
	t.Helper()
	tree, err := chromedp.Call(c.Context(), accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	require.NoError(t, err)
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = n
	}
	var b strings.Builder
	var say func(n *accessibility.Node, depth int)
	say = func(n *accessibility.Node, depth int) {
		role, name := axText(n.Role), axText(n.Name)
		named := !n.Ignored && !slices.Contains(silent, role)
		if role == "InlineTextBox" || role == "status" && len(n.ChildIDs) == 0 {
			return
		}
		if named {
			words := strings.TrimSpace(name)
			switch {
			case role == "StaticText" && words != "":
				fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth), words)
			case role != "StaticText":
				fmt.Fprintf(&b, "%s%s%s\n", strings.Repeat("  ", depth), axRole(n, role), quoted(words))
			}
			if role == "link" || role == "button" || role == "heading" || role == "StaticText" || role == "image" {
				return // its name is what is in it
			}
			depth++
		}
		for _, id := range n.ChildIDs {
			if child := nodes[id]; child != nil {
				say(child, depth)
			}
		}
	}
	say(tree.Nodes[0], 0)
	return b.String()
}

func quoted(words string) string {
	if words == "" {
		return ""
	}
	return " “" + words + "”"
}

// axRole is the role with what is said with it: a heading's level, whether a button
// is pressed.
func axRole(n *accessibility.Node, role string) string {
	for _, p := range n.Properties {
		value := axText(p.Value)
		switch {
		case p.Name == "level" && role == "heading":
			role += " " + value
		case (p.Name == "pressed" || p.Name == "expanded") && value == "true":
			role += ", " + string(p.Name)
		}
	}
	return role
}

func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var text any
	if json.Unmarshal([]byte(v.Value), &text) != nil {
		return ""
	}
	return fmt.Sprint(text)
}

var timeOfDay = regexp.MustCompile(`\d\d:\d\d`)

// readsAloud holds what is said of the page on show against its file.
func readsAloud(t *testing.T, c *browsertest.Chromium, name string) {
	t.Helper()
	file := filepath.Join("testdata", "aloud", name+".txt")
	got := timeOfDay.ReplaceAllString(aloud(t, c), "hh:mm")
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "-update writes it")
	assert.Equal(t, string(want), got, name)
}

func TestScreensReadWellAloud(t *testing.T) {
	t.Parallel()
	site := servePages(t)
	c := browsertest.OpenChromium(t, phone)
	openMounted(t, c, site.URL+"/")
	browsertest.WaitFor(t, c, "what is known of the copy", `!document.querySelector(".offline--unknown") && document.querySelector(".install-card")`)
	readsAloud(t, c, "home")
	openMounted(t, c, site.URL+"/contacts/")
	readsAloud(t, c, "contacts")
	openItem(t, c, site.URL+checklistURL+"#indicator-2")
	readsAloud(t, c, "item")
	tap(c, noticed)
	browsertest.WaitFor(t, c, "what may be said of it", `document.querySelector(".chip")`)
	readsAloud(t, c, "item-noticed")
	tap(c, nextItem)
	tap(c, dontKnow)
	browsertest.WaitFor(t, c, "the answer", `document.querySelector(".step__undo button")`)
	openMounted(t, c, site.URL+checklistURL+"summary/")
	browsertest.WaitFor(t, c, "the whole page", `document.querySelector(".summary__actions")`)
	readsAloud(t, c, "notes")
	openMounted(t, c, site.URL+"/search/")
	typeSearch(c, "gangs")
	browsertest.WaitFor(t, c, "what is said of the results", `document.querySelector(".search [role=status]").textContent`)
	readsAloud(t, c, "search")
}
