package pack

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// What measures quickly must agree with what also finds the place.
func TestMeasureAgreesWithClosest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := func(most int) string {
		all := make([]rune, random.IntN(most)+1)
		for i := range all {
			all[i] = []rune("abcdé A")[random.IntN(7)]
		}
		return string(all)
	}
	for range 2000 {
		pattern, text := lower(words(200)), words(300)
		_, _, want := closest(pattern, lower(text))
		measure := newMeasure(pattern)
		require.Equal(t, want, measure.changes(text), "%q in %q", string(pattern), text)
		require.Equal(t, want, measure.changes(text), "the second time")
	}
}
