package content_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

func TestDirectionIsThatOfTheScript(t *testing.T) {
	for lang, want := range map[string]string{
		"": "ltr", "a": "ltr", "en-GB": "ltr", "cy": "ltr", "pl": "ltr", "bn": "ltr", "uz": "ltr", "pa": "ltr", "de-1996": "ltr",
		"ar": "rtl", "ar-EG": "rtl", "ur": "rtl", "fa": "rtl", "he": "rtl", "yi": "rtl", "ckb": "rtl", "ps": "rtl",
		"uz-Arab": "rtl", "pa-Arab-PK": "rtl", "ar-Latn": "ltr", "ks-Deva": "ltr", "az-Arab": "rtl",
	} {
		p := content.Pack{Lang: lang}
		assert.Equal(t, want, p.Direction(), lang)
	}
}

func TestWordsAreEnglishWithoutATranslation(t *testing.T) {
	assert.Equal(t, words.English(), (&content.Pack{Lang: "cy"}).Words())
	own := &words.Words{}
	assert.Same(t, own, (&content.Pack{Lang: "cy", Translation: own}).Words())
}

// A number keeps its order between words from right to left.
func TestNumbersAreIsolated(t *testing.T) {
	arabic, english := content.Pack{Lang: "ar"}, content.Pack{}
	assert.Equal(t, "\u20660113 496 0001\u2069", arabic.Isolated("0113 496 0001"))
	assert.Equal(t, "0113 496 0001", english.Isolated("0113 496 0001"))
	assert.Empty(t, arabic.Isolated(""))
}
