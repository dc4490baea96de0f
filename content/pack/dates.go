package pack

import "strconv"

// startsWithDate reports whether the chain begins with a day such as 05/03/2019,
// 5.3.19 or 2019-03-05.
func (c chain) startsWithDate(text string) bool {
	if len(c) < 3 {
		return false
	}
	mark := text[c[0].end:c[1].start]
	if mark != text[c[1].end:c[2].start] || !isMark(mark) {
		return false
	}
	a, b, last := c[0], c[1], c[2]
	switch {
	case len(a.digits) == 4:
		return b.upTo(12) && last.upTo(31)
	case len(last.digits) == 2 && len(c) > 3 && text[last.end:c[3].start] == mark:
		return false // pairs of digits go on: a number
	case len(last.digits) == 2 || len(last.digits) == 4:
		return a.upTo(31) && b.upTo(12) || a.upTo(12) && b.upTo(31)
	}
	return false
}

// startsWithTime reports whether the chain begins with a time such as 08.30.
func (c chain) startsWithTime(text string) bool {
	if len(c) < 2 || text[c[0].end:c[1].start] != "." || len(c) > 2 && text[c[1].end:c[2].start] == "." {
		return false
	}
	hour, minute := c[0], c[1]
	return len(hour.digits) <= 2 && hour.number() < 24 && len(minute.digits) == 2 && minute.number() < 60
}

func (g group) upTo(most int) bool {
	return len(g.digits) <= 2 && g.number() >= 1 && g.number() <= most
}

func (g group) number() int {
	n, err := strconv.Atoi(g.digits)
	if err != nil {
		return -1
	}
	return n
}

// isMark reports whether what is between two groups is one character that is no space.
func isMark(between string) bool {
	for _, mark := range []string{"/", ".", "-", "\u2010", "\u2011", "\u2013"} {
		if between == mark {
			return true
		}
	}
	return false
}
