package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
)

// inline is the script and the style that every page contains, so that the first
// paint takes one round trip.
type inline struct {
	script []byte // early.js
	style  []byte
}

func readInline(scripts fs.FS, direction string) (in inline, err error) {
	if in.script, err = readBuilt(scripts, "early.js"); err != nil {
		return in, err
	}
	if in.style, err = readBuilt(scripts, "style.css"); err != nil || direction == "ltr" {
		return in, err
	}
	more, err := readBuilt(scripts, "righttoleft.css")
	in.style = slices.Concat(in.style, more)
	return in, err
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
