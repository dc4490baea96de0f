// Command goapp is a small go-app program as its manual has it, for the bench to
// compare with: in the browser the program, elsewhere what writes its site.
package main

import (
	"fmt"
	"os"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// number is set when the program is built.
var number string

// hello has what the bench looks for: a number and an answer that is kept.
type hello struct {
	app.Compo
	answer string
}

func (h *hello) OnMount(app.Context) {
	if kept := storage().Call("getItem", "answers"); kept.Truthy() {
		h.answer = kept.String()
	}
}

func (h *hello) Render() app.UI {
	var answers []app.UI
	for _, value := range []string{"Noticed", "Not noticed", "Don't know"} {
		answer := "indicator-1: " + value
		answers = append(answers, app.Label().Body(
			app.Input().Type("radio").Name("indicator-1").Checked(h.answer == answer).OnChange(h.choose(answer), answer),
			app.Span().Text(value),
		))
	}
	return app.Main().Body(
		app.H1().Text("Hello"),
		app.P().Body(app.A().Href("tel:"+number).Text("Call "+number)),
		app.FieldSet().Body(answers...),
	)
}

func (h *hello) choose(answer string) app.EventHandler {
	return func(app.Context, app.Event) {
		h.answer = answer
		storage().Call("setItem", "answers", answer)
	}
}

func storage() app.Value { return app.Window().Get("localStorage") }

func main() {
	app.Route("/", &hello{})
	app.RunWhenOnBrowser()
	if err := generate(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "goapp:", err)
		os.Exit(1)
	}
}
