// Package poster makes what hands the app out on paper: a poster, and cards to cut out of
// a sheet, with a code of the app's address. They hang on walls and lie on desks, so they
// say nothing of what the guides are about.
package poster

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"

	"oneminuteguide/app/qrcode"
	"oneminuteguide/content"
)

//go:embed *.html
var documents embed.FS

//go:embed poster.css
var style string

// sheets are the kinds of paper, each a document that needs nothing beside itself.
var sheets = template.Must(template.ParseFS(documents, "*.html"))

var names = []string{"poster", "cards"}

// cardsOnSheet are as many as have room for a long address in a long language; three cuts part them.
const cardsOnSheet = 6

// handout is what a sheet says.
type handout struct {
	Lang, Dir                            string
	Title, About                         string
	Scan, IphoneAdd, AndroidAdd, Then    string
	Iphone, Android                      string // who the steps are for
	BeforeAddress, Address, AfterAddress string
	CodeFor                              string // for screen readers
	Code                                 qrcode.Drawing
	Ask                                  string
	Style                                template.CSS
	Cards                                [cardsOnSheet]struct{}
}

// Make returns the sheets for the address by the names of their files: for a pack in several
// languages, those of the others end in their tags. Who to ask is the pack's publisher where
// ask is empty.
func Make(pack *content.Pack, address, ask string) (map[string][]byte, error) {
	drawing, err := qrcode.Draw(address)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", address, err)
	}
	files := map[string][]byte{}
	for _, edition := range pack.EveryEdition() {
		h := newHandout(edition, address, ask)
		h.Code = drawing
		for _, name := range names {
			var b bytes.Buffer
			if err := sheets.ExecuteTemplate(&b, name+".html", h); err != nil {
				return nil, err
			}
			files[name+strings.Replace(edition.Base, "/", ".", 1)+".html"] = b.Bytes()
		}
	}
	return files, nil
}

func newHandout(pack *content.Pack, address, ask string) handout {
	w := pack.Words()
	before, after := w.Poster.Type.Around("address")
	who := pack.Publisher()
	if ask != "" {
		who = pack.Sentence(ask)
	}
	return handout{
		Lang: pack.Language(), Dir: pack.Direction(),
		Title: w.Poster.Title.Fill("app", pack.ShortName), About: w.Pages.Description,
		Scan: w.Poster.Scan, Then: w.Poster.Open, Address: address,
		BeforeAddress: before, AfterAddress: after,
		Iphone: w.Install.Iphone, IphoneAdd: w.Poster.IphoneAdd,
		Android: w.Install.Android, AndroidAdd: w.Poster.AndroidAdd,
		Ask: w.Poster.Ask.Fill("who", who), CodeFor: w.Share.CodeFor.Fill("address", address),
		Style: template.CSS(style),
	}
}
