package search

import "sort"

// places says where each word is. They are found when the index is read, for in the file
// they would take as much room again as the texts.
type places struct {
	begin  []uint32 // by word: where its tokens begin in tokens; one more than there are words
	tokens []uint32 // sorted by their words
}

func placesOf(words []word, tokens []uint32) places {
	p := places{make([]uint32, len(words)+1), make([]uint32, len(tokens))}
	next := make([]uint32, len(words)+1)
	for _, word := range tokens {
		next[word+1]++
	}
	for word := range words {
		next[word+1] += next[word]
	}
	copy(p.begin, next)
	for at, word := range tokens {
		i := next[word]
		p.tokens[i] = uint32(at)
		next[word] = i + 1
	}
	return p
}

// of are the tokens that are the word, in their order.
func (p places) of(word uint32) []uint32 { return p.tokens[p.begin[word]:p.begin[word+1]] }

// entryAt is the entry that the token is in; it is quick where that is near the entry i.
func (x *Index) entryAt(at, i int) int {
	switch {
	case at >= x.entries[i].first && at < x.entries[i].end:
		return i
	case i+1 < len(x.entries) && at >= x.entries[i+1].first && at < x.entries[i+1].end:
		return i + 1
	}
	return sort.Search(len(x.entries), func(i int) bool { return x.entries[i].end > at })
}
