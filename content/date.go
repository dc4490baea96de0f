package content

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"oneminuteguide/content/words"
)

// Date is a calendar day, without a time or a zone. The zero Date means that
// no day is known.
type Date struct{ Year, Month, Day int }

// ParseDate reads a day written as 2026-11-23.
func ParseDate(s string) (Date, error) {
	bad := func() (Date, error) {
		return Date{}, fmt.Errorf("date %q: want year-month-day, as in 2026-11-23", s)
	}
	if len(s) != len("2026-11-23") || s[4] != '-' || s[7] != '-' {
		return bad()
	}
	var part [3]int
	for i, digits := range []string{s[:4], s[5:7], s[8:]} {
		n, err := strconv.ParseUint(digits, 10, 16)
		if err != nil {
			return bad()
		}
		part[i] = int(n)
	}
	d := Date{part[0], part[1], part[2]}
	if d.Year == 0 || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(d.Year, d.Month) {
		return Date{}, fmt.Errorf("date %q: there is no such day", s)
	}
	return d, nil
}

// IsZero reports whether no day is known.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether the day comes before the other.
func (d Date) Before(other Date) bool {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day)) < 0
}

// In writes the day as a person reads it: 23 November 2026. It is empty for the
// zero Date.
func (d Date) In(w *words.Words) string {
	if d.IsZero() {
		return ""
	}
	return w.Day(d.Year, time.Month(d.Month), d.Day)
}

// ISO writes the day as 2026-11-23. It is empty for the zero Date.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the day as ISO does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.ISO()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error { return d.SetISO(string(text)) }

// SetISO takes the day that ISO wrote.
func (d *Date) SetISO(iso string) (err error) {
	*d = Date{}
	if iso != "" {
		*d, err = ParseDate(iso)
	}
	return err
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}
