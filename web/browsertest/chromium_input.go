package browsertest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// middle scrolls the element into view and says where it is. What covers it
// would get the click instead, and is an error.
func (c *Chromium) middle(selector string) (x, y float64) {
	c.t.Helper()
	var at struct {
		X, Y  float64
		Fault string
	}
	c.Eval(fmt.Sprintf(`(() => {
		const element = document.querySelector(%q);
		if (!element) return {Fault: "there is none"};
		element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		const box = element.getBoundingClientRect();
		const X = box.x + box.width / 2, Y = box.y + box.height / 2;
		const top = document.elementFromPoint(X, Y);
		if (!top || !element.contains(top)) return {Fault: "covered by " + (top ? top.outerHTML.slice(0, 200) : "nothing")};
		return {X, Y};
	})()`, selector), &at)
	require.Empty(c.t, at.Fault, "clicking %s", selector)
	return at.X, at.Y
}

func (c *Chromium) Click(selector string) {
	c.t.Helper()
	x, y := c.middle(selector)
	require.NoError(c.t, c.do(evalLimit, chromedp.MouseClickXY(x, y)), "clicking %s", selector)
}

// Tap touches the element with a finger; open with Options.Touch.
func (c *Chromium) Tap(selector string) {
	c.t.Helper()
	x, y := c.middle(selector)
	require.NoError(c.t, c.do(evalLimit, chromedp.TapXY(x, y)), "tapping %s", selector)
}

var keys = map[string]string{"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "Space": " ", "ArrowUp": kb.ArrowUp,
	"Shift": kb.Shift, "ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "Home": kb.Home, "End": kb.End}

// Press presses one key by its name, such as "Tab" or "Shift+Tab".
func (c *Chromium) Press(key string) {
	c.t.Helper()
	name, shift := strings.CutPrefix(key, "Shift+")
	require.Contains(c.t, keys, name)
	with := []chromedp.KeyOption{}
	if shift {
		with = append(with, chromedp.KeyModifiers(kb.ModifierShift))
	}
	require.NoError(c.t, c.do(evalLimit, chromedp.KeyEvent(keys[name], with...)), "pressing %s", key)
}

// Type types into what has the focus.
func (c *Chromium) Type(text string) {
	c.t.Helper()
	require.NoError(c.t, c.do(evalLimit, chromedp.KeyEvent(text)), "typing")
}

// telephone puts a recorder in the place of the program that Chromium hands tel:
// links to, and lets the links of one origin reach it unasked. For any other
// origin Chromium asks in a window that headless does not show, and takes no
// more real input until it is opened again.
func telephone(o Options) (env []string, err error) {
	folder := filepath.Join(o.Profile, "telephone")
	recorder := fmt.Sprintf("#!/bin/sh\necho \"$1\" >> '%s/dialled'\n", folder)
	err = errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(recorder), 0o755))
	settings := filepath.Join(o.Profile, "Default", "Preferences")
	if _, missing := os.Stat(settings); missing != nil && o.CallsFrom != "" {
		text := fmt.Sprintf(`{"protocol_handler": {"allowed_origin_protocol_pairs": {%q: {"tel": true}}}}`, o.CallsFrom)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(settings), 0o755), os.WriteFile(settings, []byte(text), 0o644))
	}
	return append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH")), err
}

// Dialled are the tel: links handed to the system so far, a moment after the
// click; open with Options.CallsFrom.
func (c *Chromium) Dialled() []string {
	text, _ := os.ReadFile(filepath.Join(c.options.Profile, "telephone", "dialled"))
	return strings.Fields(string(text))
}
