package web

import (
	"bytes"
	"io/fs"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// readInside reads what stands inside every page.
func (s *Site) readInside(assets fs.FS) (err error) {
	if s.early, err = minified(assets, "page/early.js", js.Minify); err != nil {
		return err
	}
	s.style, err = minified(assets, "style.css", css.Minify)
	return err
}

// minified reads a text without its comments: a sixth of what a page would take
// over the line is in its head.
func minified(assets fs.FS, name string, minify minify.MinifierFunc) ([]byte, error) {
	text, err := fs.ReadFile(assets, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = minify(minifier, &out, bytes.NewReader(text), nil)
	return out.Bytes(), err
}

var minifier = minify.New()
