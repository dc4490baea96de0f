package web

import "strings"

// choose returns the representation that the request's Accept-Encoding lines prefer, the
// first of equals. When they refuse all of them it returns the last, the unpacked
// one: a page in an encoding that was refused still has its numbers, an error has none.
func choose(all []representation, lines []string) *representation {
	best, most := &all[len(all)-1], 0
	for i := range all {
		if w := weight(lines, all[i].encoding); w > most {
			best, most = &all[i], w
			if w == heaviest {
				break
			}
		}
	}
	return best
}

// heaviest is the weight 1 in thousandths: RFC 9110, section 12.4.2.
const heaviest = 1000

// weight is how much the lines of Accept-Encoding want a coding, in thousandths;
// 0 is not at all. "" is the coding identity: RFC 9110, section 12.5.3.
func weight(lines []string, coding string) int {
	named, others := -1, -1
	for _, line := range lines {
		for item := range strings.SplitSeq(line, ",") {
			name, parameters, _ := strings.Cut(item, ";")
			name = strings.TrimSpace(name)
			switch {
			case name == "*":
				others = lower(others, quality(parameters))
			case strings.EqualFold(name, coding), coding == "" && strings.EqualFold(name, "identity"):
				if name != "" {
					named = lower(named, quality(parameters))
				}
			}
		}
	}
	switch {
	case named >= 0:
		return named
	case others >= 0:
		return others
	case coding == "":
		return 1 // acceptable unless refused, but nobody asked for it
	default:
		return 0
	}
}

// lower is the lower of two weights for one coding; before is -1 when there was none.
func lower(before, now int) int {
	if before >= 0 {
		return min(before, now)
	}
	return now
}

// quality is the weight among a coding's parameters, in thousandths: 1 when it has
// none, and 0 when it cannot be read.
func quality(parameters string) int {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if !strings.EqualFold(name, "q") {
			continue
		}
		whole, fraction, _ := strings.Cut(value, ".")
		if len(fraction) > 3 || strings.Trim(fraction, "0123456789") != "" {
			return 0
		}
		thousandths := 0
		for _, digit := range (fraction + "000")[:3] {
			thousandths = thousandths*10 + int(digit-'0')
		}
		switch {
		case whole == "0":
			return thousandths
		case whole == "1" && thousandths == 0:
			return heaviest
		default:
			return 0
		}
	}
	return heaviest
}

// matches reports whether the If-None-Match lines hold the tag: RFC 9110, section
// 13.1.2. A proxy may have made the tag a weak one.
func matches(lines []string, etag string) bool {
	for _, line := range lines {
		if len(lines) == 1 && strings.TrimSpace(line) == "*" {
			return true
		}
		for tag := range strings.SplitSeq(line, ",") {
			if strings.TrimPrefix(strings.TrimSpace(tag), "W/") == etag {
				return true
			}
		}
	}
	return false
}
