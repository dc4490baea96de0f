package words

import "time"

// HighestVersion is the highest that an editor can give to a pack. Higher ones are the
// minute of publication.
const HighestVersion = 999

// The minutes of publication: 2026 to 2084. What is between them and HighestVersion
// was meant as a date by an editor of before.
const firstMinute, lastMinute = 29_454_720, 60_000_000

// Version is a pack's version as people read it: a small number, or the day and the
// time (UTC) of its publication.
func (w *Words) Version(version int) string {
	if version < firstMinute || version > lastMinute {
		return w.Number(version)
	}
	at := time.Unix(int64(version)*60, 0).UTC()
	return w.DayAndTime(w.Day(at.Year(), at.Month(), at.Day()), at)
}
