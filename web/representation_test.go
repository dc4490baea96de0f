package web

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNoEncodingIsLongerThanTheFile(t *testing.T) {
	for _, f := range leedsSite(t).Files() {
		for _, r := range f.representations() {
			if r.encoding != "" {
				assert.Less(t, len(r.open.body()), len(f.Body()), "%s as %s", f.Path, r.encoding)
			}
		}
	}
}
