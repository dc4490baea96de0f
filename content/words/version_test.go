package words_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/words"
)

func TestVersion(t *testing.T) {
	assert.Equal(t, "12", words.English().Version(12))
	assert.Equal(t, "999", words.English().Version(words.HighestVersion))
	assert.Equal(t, "20261125", words.English().Version(20261125))
	assert.Equal(t, "28 November 2026, 15:55", words.English().Version(29_931_355))
}
