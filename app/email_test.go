package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCutAtEmails(t *testing.T) {
	for words, want := range map[string][]string{
		"Ask the hub":                          {"Ask the hub"},
		"write to hub@example.gov.uk, or call": {"write to ", "hub@example.gov.uk", ", or call"},
		"hub@example.gov.uk":                   {"", "hub@example.gov.uk", ""},
		"(hub@example.gov.uk).":                {"(", "hub@example.gov.uk", ")."},
		"Write to hub@example.gov.uk.":         {"Write to ", "hub@example.gov.uk", "."},
		"“a.b+c_d-e@x.example.org”: at night":  {"“", "a.b+c_d-e@x.example.org", "”: at night"},
		"one@example.org/two@example.org":      {"", "one@example.org", "/", "two@example.org", ""},
		"mailto:hub@example.org":               {"mailto:", "hub@example.org", ""},
		"@hub on social media":                 {"@hub on social media"},
		"hub@example":                          {"hub@example"},
		"hub@.org and @ and hub@":              {"hub@.org and @ and hub@"},
		"ask at 9 @ example.org":               {"ask at 9 @ example.org"},
		"a@b@example.org":                      {"a@", "b@example.org", ""},
		"hub@example..org":                     {"hub@example..org"},
		"":                                     {""},
	} {
		assert.Equal(t, want, cutAtEmails(words))
	}
}
