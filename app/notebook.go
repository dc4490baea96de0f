package app

import (
	"time"

	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// Storage is where a visit's text outlives a phone call or a reload.
type Storage interface {
	Load() string          // "" when there is none
	Save(text string) bool // false when the phone did not keep it
	Clear()

	Taps() []visit.Tap // answered on the page before the app ran, oldest first
	ForgetTaps()
}

// Notebook holds the visit of this phone. Its answers live in memory and, as
// long as the phone lets it, in storage.
type Notebook struct {
	pack    *content.Pack
	storage Storage
	now     func() time.Time
	newRef  func() string

	visit   visit.Visit
	text    string // the visit as the storage had it last
	kept    bool   // whether the storage holds the visit too
	changes int    // how often the visit has changed
}

// NewNotebook opens the notebook with what the storage holds. Its answers are to
// the words of the pack.
func NewNotebook(pack *content.Pack, storage Storage, now func() time.Time, newRef func() string) *Notebook {
	n := &Notebook{pack: pack, storage: storage, now: now, newRef: newRef, kept: true}
	n.Refresh()
	return n
}

// BlankNotebook is for pages that are rendered before there is a visit.
func BlankNotebook() *Notebook {
	return &Notebook{storage: noStorage{}, now: time.Now, newRef: func() string { return "" }, kept: true}
}

// Refresh reads what another tab has stored and what was tapped before the app
// ran, and drops what has expired.
func (n *Notebook) Refresh() {
	n.load()
	taps := n.storage.Taps()
	if len(taps) == 0 {
		return
	}
	if n.visit.Replay(taps, n.now()) {
		n.visit.Fit(n.pack)
		n.changed()
	}
	n.storage.ForgetTaps() // the visit has them
}

func (n *Notebook) load() {
	if !n.kept { // the storage refused what is here: this is newer than anything in it
		if n.visit.Expired(n.now()) {
			n.drop()
		}
		return
	}
	stored := n.storage.Load()
	if stored == "" {
		n.become(visit.Visit{}) // cleared elsewhere
		return
	}
	if stored == n.text && !n.visit.Expired(n.now()) { // a visit that is cleared is expired, too
		return
	}
	v, err := visit.Decode(stored, n.now())
	if err != nil {
		n.drop()
		return
	}
	moved := v.Fit(n.pack)
	n.become(v)
	n.text = stored
	if moved {
		n.save()
	}
}

// become replaces the visit, if the new one differs.
func (n *Notebook) become(v visit.Visit) {
	if v.Ref == "" && n.visit.Ref == "" {
		return // neither has begun
	}
	if v.Encode() != n.visit.Encode() {
		n.visit = v
		n.changes++
	}
}

// Changes counts the changes of the visit. Pages that show answers carry it, so
// that they are drawn again when answers come or go while they are shown.
func (n *Notebook) Changes() int { return n.changes }

// Visit returns the answers as they are now.
func (n *Notebook) Visit() visit.Visit { return n.visit }

// Kept reports whether the answers would survive a reload.
func (n *Notebook) Kept() bool { return n.kept }

// Now is the time by the notebook's clock.
func (n *Notebook) Now() time.Time { return n.now() }

// Set records an answer; the empty one takes it back.
func (n *Notebook) Set(guide, item string, answer visit.Answer) {
	n.edit(func(v *visit.Visit, now time.Time) { v.Set(guide, item, answer, now) })
}

// ToggleBasis says or takes back how a noticed item came to be known.
func (n *Notebook) ToggleBasis(guide, item string, b visit.Basis) {
	n.edit(func(v *visit.Visit, now time.Time) { v.ToggleBasis(guide, item, b, now) })
}

// ToggleWhen says or takes back when a noticed item was.
func (n *Notebook) ToggleWhen(guide, item string, w visit.When) {
	n.edit(func(v *visit.Visit, now time.Time) { v.ToggleWhen(guide, item, w, now) })
}

// Reach records that one of a contact's ways was tapped.
func (n *Notebook) Reach(contact string, kind content.Kind) {
	n.edit(func(v *visit.Visit, now time.Time) { v.Reach(contact, kind, now) })
}

// edit changes the visit on top of what other tabs have stored meanwhile.
func (n *Notebook) edit(change func(*visit.Visit, time.Time)) {
	n.Refresh()
	change(&n.visit, n.now())
	n.visit.Fit(n.pack)
	n.changed()
}

// Fit brings the answers in line with a guide whose words have come since.
func (n *Notebook) Fit() {
	if n.visit.Ref != "" && n.visit.Fit(n.pack) {
		n.changed()
	}
}

// changed keeps the visit as it is now.
func (n *Notebook) changed() {
	if n.visit.Ref == "" {
		n.visit.Ref = n.newRef()
	}
	n.changes++
	n.save()
}

// Keep stores the visit again, after the choice where to keep it has changed.
func (n *Notebook) Keep() {
	if n.visit.Ref != "" {
		n.changes++
		n.save()
	}
}

func (n *Notebook) save() {
	n.text = n.visit.Encode()
	if n.kept = n.storage.Save(n.text); !n.kept {
		n.storage.Clear() // what was there is older than what is on screen
	}
}

// Clear forgets the visit, here and in storage.
func (n *Notebook) Clear() {
	n.drop()
	n.storage.ForgetTaps()
}

// drop forgets a visit that is over. What was tapped since belongs to the next one.
func (n *Notebook) drop() {
	n.storage.Clear()
	n.become(visit.Visit{})
	n.kept = true
}

type noStorage struct{}

func (noStorage) Load() string      { return "" }
func (noStorage) Save(string) bool  { return false }
func (noStorage) Clear()            {}
func (noStorage) Taps() []visit.Tap { return nil }
func (noStorage) ForgetTaps()       {}
