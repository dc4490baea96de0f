package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// keyed groups what must be replaced when the key changes. go-app keeps an
// element, and the texts in it, for as long as its tag is the same, so the key
// is in the tag: a custom element's, which has no meaning and no box of its own.
//
// A translator that answers late puts its words in the place of the text that it
// was asked for. Where that text had become another item's, the words of the
// item before would be back on the screen.
func keyed(kind, key string, body ...goapp.UI) goapp.UI {
	tag := kind + "-" + strings.Trim(strings.ReplaceAll(key, "/", "-"), "-")
	return goapp.Elem(tag).Class("keyed").Body(body...)
}
