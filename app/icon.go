package app

import goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

// drawing is the path of an icon on a grid of 24 by 24, drawn as a line.
type drawing string

const (
	phoneIcon  drawing = "M6 3h3l2 5-2.5 1.8a11 11 0 0 0 5.7 5.7L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
	textIcon   drawing = "M4 5h16v12h-9l-5 4v-4H4zM8 9h8M8 13h5"
	emailIcon  drawing = "M3 6h18v12H3zM3 7l9 6 9-6"
	webIcon    drawing = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18"
	bookIcon   drawing = "M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h12M9 8h6"
	listIcon   drawing = "M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M12 6h8M12 12h8M12 18h8"
	infoIcon   drawing = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 7.5v.5"
	searchIcon drawing = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5"
	shareIcon  drawing = "M12 3v12M8 7l4-4 4 4M6 11H5v10h14V11h-1"
	addIcon    drawing = "M4 4h16v16H4zM12 8v8M8 12h8"
	menuIcon   drawing = "M12 5v.5M12 12v.5M12 19v.5"
	tickIcon   drawing = "M5 12.5l4.5 4.5L19 7.5"
	nextIcon   drawing = "M9 5l7 7-7 7"
	backIcon   drawing = "M15 5l-7 7 7 7"
)

// icon draws beside words that say the same, so it is hidden from screen readers.
func icon(d drawing) goapp.UI {
	const svg = "http://www.w3.org/2000/svg"
	return goapp.Elem("span").Class("icon").Aria("hidden", "true").Body(
		goapp.Elem("svg").XMLNS(svg).Attr("viewBox", "0 0 24 24").Attr("focusable", "false").Body(
			goapp.Elem("path").XMLNS(svg).Attr("d", string(d)),
		),
	)
}
