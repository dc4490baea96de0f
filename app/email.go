package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// withEmail shows the pack's words, in which an e-mail address can be tapped.
func withEmail(words string) []goapp.UI {
	var ui []goapp.UI
	for i, piece := range cutAtEmails(words) {
		switch {
		case piece == "":
		case i%2 == 0:
			ui = append(ui, goapp.Text(piece))
		default:
			ui = append(ui, goapp.Elem("a").Attr("href", "mailto:"+piece).Text(piece))
		}
	}
	return ui
}

// cutAtEmails returns the words before the first address, the address, the words
// up to the next one, and so on. It knows the plain form that people publish.
func cutAtEmails(words string) []string {
	var pieces []string
	begin := 0 // of the words not yet cut
	for at := range words {
		if words[at] != '@' || at < begin {
			continue
		}
		local := words[begin:at]
		local = local[len(strings.TrimRight(local, letters+"._+-")):]
		local = strings.TrimLeft(local, ".")
		domain := words[at+1:]
		domain = domain[:len(domain)-len(strings.TrimLeft(domain, letters+".-"))]
		domain = strings.TrimRight(domain, ".-")
		if local == "" || !strings.Contains(domain, ".") || strings.Contains("."+domain, "..") {
			continue
		}
		pieces = append(pieces, words[begin:at-len(local)], local+"@"+domain)
		begin = at + 1 + len(domain)
	}
	return append(pieces, words[begin:])
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
