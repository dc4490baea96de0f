package pseudo_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/words"
	"oneminuteguide/content/words/pseudo"
)

func TestPseudoTranslations(t *testing.T) {
	assert.Equal(t, "⟦Ĝûûîîđéé⟧", pseudo.Accented().Pages.Guide)
	assert.Equal(t, words.Pattern("⟦Îîţééɱ {number} øøƒ {total}⟧"), pseudo.Accented().Step.Place)
	assert.Equal(t, "¹²", pseudo.Accented().Number(12))
	assert.NotRegexp(t, "[a-zA-Z0-9]", pseudo.RightToLeft().Pages.Guide)
	for i, e := range words.Entries(pseudo.Accented()) {
		english := words.Entries(words.English())[i]
		assert.Equal(t, words.Places(*english.Text), words.Places(*e.Text), "%s: %s", e.Section, e.Name)
	}
	assert.Equal(t, "Guide", words.English().Pages.Guide, "English stays as it is")
}
