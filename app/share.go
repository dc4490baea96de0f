package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/qrcode"
	"oneminuteguide/content/words"
)

// share shows a code of the address at which the app is open, for a colleague to scan. It
// is drawn on the phone when somebody asks for it, so it needs no connection. Without the
// app there is no address to draw, and nothing of this is shown.
type share struct {
	goapp.Compo

	words   *words.Words
	address string // empty until somebody asks for the code
}

func (s *share) Render() goapp.UI {
	w := &s.words.Share
	return goapp.Elem("section").Class("share on-screen needs-app").Aria("labelledby", "share-app").Body(
		goapp.Elem("h2").ID("share-app").Text(w.Title),
		paragraph(w.Lead),
		goapp.Elem("details").Class("contents").On("toggle", s.open).Body(
			goapp.Elem("summary").Text(w.ShowCode),
			goapp.Elem("div").Class("share__code").Body(s.code()...),
		),
	)
}

func (s *share) open(goapp.Context, goapp.Event) { s.address = siteAddress() }

func (s *share) code() []goapp.UI {
	if s.address == "" {
		return nil
	}
	address := goapp.Elem("p").Class("share__address").Body(goapp.Elem("bdi").Attr("dir", "ltr").Text(s.address))
	copied := &copyButton{Label: s.words.Contacts.Copy, Heard: s.words.Share.CopyAddress, Text: s.address, words: s.words}
	drawing, err := qrcode.Draw(s.address)
	if err != nil { // it is too long for any code, and can still be sent
		return []goapp.UI{address, copied}
	}
	return []goapp.UI{code(drawing, s.words.Share.CodeFor.Fill("address", s.address)), address, copied}
}

// code is dark on white in every colour scheme: scanners know no other.
func code(d qrcode.Drawing, label string) goapp.UI {
	const svg = "http://www.w3.org/2000/svg"
	size := strconv.Itoa(d.Size)
	return goapp.Elem("div").Class("qr-code").Body( // go-app gives no class to an <svg>
		goapp.Elem("svg").XMLNS(svg).Role("img").Aria("label", label).Attr("viewBox", "0 0 "+size+" "+size).Body(
			goapp.Elem("path").XMLNS(svg).Attr("d", d.Path),
		),
	)
}
