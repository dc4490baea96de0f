// Package regexp knows the one pattern that this app's routes have: the empty
// one, that every path matches.
package regexp

type Regexp struct{}

func MustCompile(pattern string) *Regexp {
	if pattern != "" {
		panic("the trimmed build knows no pattern but the empty one, not " + pattern)
	}
	return &Regexp{}
}

func (*Regexp) MatchString(string) bool { return true }
