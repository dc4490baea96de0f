package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

const privacyPath = "/about/privacy/"

// privacy is a draft of the notice for the organisation that publishes the
// pack: what is in square brackets is for it to complete.
type privacy struct {
	goapp.Compo

	Pack *content.Pack
}

func (p *privacy) Render() goapp.UI {
	return goapp.Elem("div").Class("page").Body(
		aboutLink(),
		goapp.Elem("h1").TabIndex(-1).Text("Privacy"),
		note("A draft for the organisation that publishes this app. Words in square brackets are for it to complete."),

		goapp.Elem("h2").Text("In short"),
		paragraph("There is no place to type about a child. There is no account, no cookie, no advertising and no analytics. Nothing that you tap is sent anywhere."),

		goapp.Elem("h2").Text("What stays on this phone"),
		lines([]string{
			"This app and its guides, saved so that they open without signal. They hold nothing about you.",
			"Answers to a checklist, under two keys in the browser’s storage, the second for those that were tapped before the app had loaded: item numbers, answers, how and when something was noticed, the times of taps on a number, and a random reference. They go two hours after the last tap, at once with “Clear them now” or “Hide”, or when the app is closed if you choose so under Settings.",
			"Your settings, until you change them.",
			"Calls, in the phone’s own call history, which this app cannot change.",
		}),

		goapp.Elem("h2").Text("What leaves it"),
		lines([]string{
			"The app fetches its own files from the server that publishes it. The address of an item that you look at is not part of any request.",
			"Notes leave the phone only when you share, copy or print them. They then are a record about a child: treat them by your own organisation’s rules.",
		}),

		goapp.Elem("h2").Text("What the server keeps"),
		paragraph("[The organisation says here what its web server logs and for how long. The server that comes with this app writes no log of visits.]"),

		goapp.Elem("h2").Text("Who is responsible"),
		paragraph("This content is published by "+content.WithEnd(p.Pack.Partnership, ".")+" [Name and address of the controller, its data protection officer, the legal basis, and how to complain to the Information Commissioner’s Office.]"),
	)
}
