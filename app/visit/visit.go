// Package visit keeps the answers of one visit: what was noticed, what was not
// and what is not known, until they expire.
//
// It is pure: the clock, the reference and the storage are the caller's. It
// holds item ids, answers and times, and no word about a child.
package visit

import (
	"errors"
	"time"

	"oneminuteguide/app/hostjson"
	"oneminuteguide/content/words"
)

// Life is how long answers stay on the phone after the last tap.
const Life = 2 * time.Hour

// ClockTolerance is how far in the future the last tap may be: beyond that the
// phone's clock was changed, and nobody knows how old the answers are.
const ClockTolerance = time.Minute

// Answer is what the worker tapped for an item. The empty Answer means that
// the item was not touched, which is not the same as NotNoticed.
type Answer string

// The three answers.
const (
	Noticed    Answer = "noticed"
	NotNoticed Answer = "not-noticed"
	DontKnow   Answer = "dont-know"
)

// Answers lists the three answers in the order in which they are offered.
var Answers = [...]Answer{Noticed, NotNoticed, DontKnow}

// Label is the answer as its button says it.
func (a Answer) Label(w *words.Words) string {
	switch a {
	case Noticed:
		return w.Answers.Noticed
	case NotNoticed:
		return w.Answers.NotNoticed
	case DontKnow:
		return w.Answers.DontKnow
	default:
		return ""
	}
}

func (a Answer) known() bool { return a.Label(words.English()) != "" }

// Visit is the answers of one visit. Its zero value has no answers and no
// reference.
type Visit struct {
	Ref     string                       `json:"ref"`               // a random UUID, to tell two visits apart in a call
	Touched int64                        `json:"touched"`           // the last tap, in Unix seconds
	Last    string                       `json:"last,omitempty"`    // id of the guide that was answered last
	Guides  map[string]map[string]Answer `json:"guides"`            // guide id, item id, answer
	Words   map[string]map[string]string `json:"words,omitempty"`   // guide id, item id, fingerprint of the words that were answered
	Aside   map[string]map[string]Aside  `json:"aside,omitempty"`   // guide id, fingerprint of words that the guide no longer has
	Details map[string]map[string]Detail `json:"details,omitempty"` // guide id, id of a noticed item
	Calls   map[string]int64             `json:"calls,omitempty"`   // contact id and kind, when that way to reach it was last tapped, in Unix seconds
}

// Answer returns what was tapped for the item, or the empty Answer.
func (v Visit) Answer(guide, item string) Answer { return v.Guides[guide][item] }

// Empty reports whether nothing has been answered in the guide.
func (v Visit) Empty(guide string) bool { return len(v.Guides[guide]) == 0 }

// Set records an answer and starts the two hours again. The empty Answer takes
// it back. Only a noticed item keeps its details.
func (v *Visit) Set(guide, item string, answer Answer, now time.Time) {
	detail := v.Detail(guide, item)
	v.remove(guide, item)
	if answer != "" {
		put(&v.Guides, guide, item, answer)
	}
	if answer == Noticed && !detail.empty() {
		put(&v.Details, guide, item, detail)
	}
	v.Last, v.Touched = guide, now.Unix()
}

// remove deletes an answer and all that belongs to it.
func (v *Visit) remove(guide, item string) {
	delete(v.Guides[guide], item)
	delete(v.Words[guide], item)
	delete(v.Details[guide], item)
}

// put sets an entry in a map of maps, and makes the maps that are missing.
func put[V any](m *map[string]map[string]V, outer, inner string, value V) {
	if *m == nil {
		*m = map[string]map[string]V{}
	}
	if (*m)[outer] == nil {
		(*m)[outer] = map[string]V{}
	}
	(*m)[outer][inner] = value
}

// Reference is the beginning of the visit's UUID, short enough to read aloud:
// 7f3a-91c2. It tells two visits apart, and nothing else.
func (v Visit) Reference() string {
	if len(v.Ref) < 8 {
		return v.Ref
	}
	return v.Ref[:4] + "-" + v.Ref[4:8]
}

// Until is when the answers expire.
func (v Visit) Until() time.Time { return time.Unix(v.Touched, 0).Add(Life) }

// Expired reports whether the answers must go. A last tap that lies in the
// future means that the phone's clock was changed: then they go too,
// for it is no longer known when their two hours end.
func (v Visit) Expired(now time.Time) bool {
	return !now.Before(v.Until()) || time.Unix(v.Touched, 0).After(now.Add(ClockTolerance))
}

// Encode writes the visit for the phone's storage.
func (v Visit) Encode() string { return hostjson.Write(v) }

// Decode reads what Encode wrote. Answers that are expired, damaged or not of
// the three are an error, and the caller starts afresh.
func Decode(stored string, now time.Time) (Visit, error) {
	var v Visit
	if err := hostjson.Read(stored, &v); err != nil {
		return Visit{}, err
	}
	if v.Ref == "" {
		return Visit{}, errors.New("visit without a reference")
	}
	if v.Expired(now) {
		return Visit{}, errors.New("visit has expired")
	}
	for _, answers := range v.Guides {
		for _, answer := range answers {
			if !answer.known() {
				return Visit{}, errors.New("visit with an unknown answer")
			}
		}
	}
	for _, aside := range v.Aside {
		for _, was := range aside {
			if !was.Answer.known() || !was.Detail.known() {
				return Visit{}, errors.New("visit with an unknown answer set aside")
			}
		}
	}
	for guide, details := range v.Details {
		for item, detail := range details {
			if v.Answer(guide, item) != Noticed || !detail.known() {
				return Visit{}, errors.New("visit with an unknown detail")
			}
		}
	}
	return v, nil
}
