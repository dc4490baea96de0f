package pack

import "unicode"

// measure tells how near words come to a text, 64 letters of theirs at a time: Myers'
// algorithm, in blocks as Hyyrö has them. It does not tell where: closest does.
type measure struct {
	length int
	has    map[rune][]uint64 // which letters of the words are this one, by blocks
	none   []uint64
	more   []uint64 // for each letter, whether the words up to it need one change more
	fewer  []uint64 // or one fewer than up to the letter before it
}

func newMeasure(words []rune) *measure {
	blocks := (len(words) + 63) / 64
	m := &measure{len(words), map[rune][]uint64{}, make([]uint64, blocks), make([]uint64, blocks), make([]uint64, blocks)}
	for i, c := range words {
		if m.has[c] == nil {
			m.has[c] = make([]uint64, blocks)
		}
		m.has[c][i/64] |= 1 << (i % 64)
	}
	return m
}

// changes is the fewest letters to put in, take out or change to make the words a part
// of the text, whose capitals count as small letters.
func (m *measure) changes(text string) int {
	for i := range m.more {
		m.more[i], m.fewer[i] = ^uint64(0), 0
	}
	changes, fewest := m.length, m.length
	for _, c := range text {
		has, found := m.has[unicode.ToLower(c)]
		if !found {
			has = m.none
		}
		changes += m.step(has)
		fewest = min(fewest, changes)
	}
	return fewest
}

// step goes on by a letter of the text, and returns by how much the changes of all the
// words differ from those before it.
func (m *measure) step(has []uint64) (difference int) {
	last := len(has) - 1
	for i, same := range has {
		end := uint64(1) << 63
		if i == last {
			end = 1 << ((m.length - 1) % 64)
		}
		more, fewer := m.more[i], m.fewer[i]
		vertical := same | fewer
		if difference < 0 {
			same |= 1
		}
		across := (((same & more) + more) ^ more) | same
		up, down := fewer|^(across|more), more&across
		next := 0
		switch {
		case up&end != 0:
			next = 1
		case down&end != 0:
			next = -1
		}
		up, down = up<<1, down<<1
		switch {
		case difference < 0:
			down |= 1
		case difference > 0:
			up |= 1
		}
		m.more[i], m.fewer[i] = down|^(vertical|up), up&vertical
		difference = next
	}
	return difference
}
