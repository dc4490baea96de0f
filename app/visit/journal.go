package visit

import "time"

// Tap is an answer that was tapped on the page before the app ran, as early.js
// records it.
type Tap struct {
	Guide  string `json:"guide"`
	Item   string `json:"item"`
	Answer Answer `json:"answer"`
	Words  string `json:"words"` // fingerprint of the item's words
	At     int64  `json:"at"`    // Unix seconds
}

// Replay records the taps, oldest first, as if each had come at its own time. It
// reports whether any did: not those whose two hours are over.
func (v *Visit) Replay(taps []Tap, now time.Time) (replayed bool) {
	if len(taps) == 0 || (Visit{Touched: taps[len(taps)-1].At}).Expired(now) {
		return false
	}
	touched := v.Touched
	for _, tap := range taps {
		if !tap.Answer.known() {
			continue
		}
		v.Set(tap.Guide, tap.Item, tap.Answer, time.Unix(tap.At, 0))
		if tap.Words != "" {
			put(&v.Words, tap.Guide, tap.Item, tap.Words)
		}
		replayed = true
	}
	v.Touched = max(v.Touched, touched) // another tab may have been tapped since
	return replayed
}
