package words

import (
	"strconv"
	"strings"
	"time"
)

// Dates are how days, times and numbers are written.
type Dates struct {
	_ uncompared

	Digits string // from nought to nine
	Months string // all twelve, with a comma and a blank between them

	Day         Pattern
	DayThisYear Pattern
	Time        Pattern
	DayAndTime  Pattern
	Today       Pattern
	Unknown     string // in place of a day and time, after "Last checked"
}

var englishDates = Dates{
	Digits: "0123456789",
	Months: "January, February, March, April, May, June, July, August, September, October, November, December",

	Day:         "{day} {month} {year}",
	DayThisYear: "{day} {month}",
	Time:        "{hour}:{minute}",
	DayAndTime:  "{day}, {time}",
	Today:       "today, {time}",
	Unknown:     "at an unknown time",
}

// MonthNames are the names of the twelve months.
func (d *Dates) MonthNames() []string { return strings.Split(d.Months, ", ") }

// Number writes a number in the language's digits. Phone numbers keep their own.
func (w *Words) Number(n int) string { return w.digits(strconv.Itoa(n)) }

func (w *Words) digits(number string) string {
	var written strings.Builder
	for i := range len(number) {
		place := int(number[i] - '0')
		for _, digit := range w.Dates.Digits {
			if place == 0 {
				written.WriteRune(digit)
			}
			place--
		}
	}
	return written.String()
}

// Day writes a day of the calendar.
func (w *Words) Day(year int, month time.Month, day int) string {
	return w.Dates.Day.Fill("day", w.Number(day), "month", w.month(month), "year", w.Number(year))
}

// DayThisYear writes a day without its year.
func (w *Words) DayThisYear(month time.Month, day int) string {
	return w.Dates.DayThisYear.Fill("day", w.Number(day), "month", w.month(month))
}

func (w *Words) month(month time.Month) string { return w.Dates.MonthNames()[month-1] }

// Clock writes the time of day.
func (w *Words) Clock(t time.Time) string {
	return w.Dates.Time.Fill("hour", w.twoDigits(t.Hour()), "minute", w.twoDigits(t.Minute()))
}

func (w *Words) twoDigits(n int) string { return w.digits(strconv.Itoa(100 + n)[1:]) }

// DayAndTime writes a day, in words, and the time of day.
func (w *Words) DayAndTime(day string, t time.Time) string {
	return w.Dates.DayAndTime.Fill("day", day, "time", w.Clock(t))
}
