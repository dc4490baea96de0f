package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"regexp"
	"slices"

	"oneminuteguide/content"
)

// inline is the script and the style that every page contains, so that the first
// paint takes one round trip.
type inline struct {
	script, style []byte
}

// readInline reads what the pages of all these packs need: they have one script and
// one style, which a release names.
func readInline(scripts fs.FS, packs ...*content.Pack) (inline, error) {
	script, err := joined(scripts, []part{
		{"early.js", true},
		{"languages.js", len(packs) > 1},
	})
	if err != nil {
		return inline{}, err
	}
	style, err := joined(scripts, []part{
		{"style.css", true},
		{"richtext.css", slices.ContainsFunc(packs, hasRichText)},
		{"languages.css", len(packs) > 1},
		{"righttoleft.css", slices.ContainsFunc(packs, func(p *content.Pack) bool { return p.Direction() == "rtl" })},
	})
	return inline{script, style}, err
}

// part is a file of the inline script or style that some packs need.
type part struct {
	name   string
	needed bool
}

func joined(scripts fs.FS, parts []part) (all []byte, err error) {
	for _, p := range parts {
		if !p.needed {
			continue
		}
		file, err := readBuilt(scripts, p.name)
		if err != nil {
			return nil, err
		}
		all = append(all, file...)
	}
	return all, nil
}

func hasRichText(p *content.Pack) bool {
	return content.IsRich(p.Privacy) || content.IsRich(p.Accessibility) ||
		slices.ContainsFunc(p.Guides, func(g content.Guide) bool { return content.IsRich(g.Blocks) })
}

// hashes name the script and the style for the policy of the pages.
func (in inline) hashes() []string { return []string{integrity(in.script), integrity(in.style)} }

// integrity names a text by its hash, as policies do.
func integrity(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// colours are those of the pages' background.
type colours struct{ Light, Dark string }

var background = regexp.MustCompile(`--background:\s*var\(--light,\s*(#[0-9a-f]+)\)\s*var\(--dark,\s*(#[0-9a-f]+)\)`)

// background reads the colours out of the style sheet: the browser's own bars and
// the installed app's first screen have them too.
func (in inline) background() (colours, error) {
	found := background.FindSubmatch(in.style)
	if found == nil {
		return colours{}, fmt.Errorf("style.css: no --background:var(--light,#…)var(--dark,#…)")
	}
	return colours{string(found[1]), string(found[2])}, nil
}
