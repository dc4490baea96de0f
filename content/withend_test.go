package content_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content"
)

func TestWithEnd(t *testing.T) {
	for words, want := range map[string]string{
		"Signs include":            "Signs include:",
		"Signs include:":           "Signs include:",
		"Is the child?":            "Is the child?",
		"Signs include ...":        "Signs include ...",
		"Signs include …":          "Signs include …",
		"Signs such as,":           "Signs such as,",
		"Signs include –":          "Signs include –",
		"Signs (and so on)":        "Signs (and so on):",
		"Signs (and so on.)":       "Signs (and so on.)",
		"Ask “who is with you?”":   "Ask “who is with you?”",
		"Signs of “county lines”":  "Signs of “county lines”:",
		"What the child’s parents": "What the child’s parents:",
		"Signs include: ":          "Signs include:",
		"هل هذا كل شيء؟":           "هل هذا كل شيء؟",
		"علامة مثال؛":              "علامة مثال؛",
		"علامة":                    "علامة:",
		"什么。":                      "什么。",
		"":                         "",
	} {
		assert.Equal(t, want, content.WithEnd(words, ":"), words)
	}
	assert.Equal(t, "Signs include\u00a0…", content.WithEnd("Signs include", "\u00a0…"))
}
