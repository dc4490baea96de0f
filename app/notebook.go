package app

import (
	"time"

	"oneminuteguide/app/visit"
)

// Storage is where a visit's text outlives a phone call or a reload.
type Storage interface {
	Load() string          // "" when there is none
	Save(text string) bool // false when the phone did not keep it
	Clear()
}

// Notebook holds the visit of this phone. Its answers live in memory and, as
// long as the phone lets it, in storage.
type Notebook struct {
	storage Storage
	now     func() time.Time
	newRef  func() string

	visit visit.Visit
	kept  bool // whether the storage holds the visit too
}

// NewNotebook opens the notebook with what the storage holds.
func NewNotebook(storage Storage, now func() time.Time, newRef func() string) *Notebook {
	n := &Notebook{storage: storage, now: now, newRef: newRef, kept: true}
	n.Refresh()
	return n
}

// BlankNotebook is for pages that are rendered before there is a visit.
func BlankNotebook() *Notebook {
	return &Notebook{storage: noStorage{}, now: time.Now, newRef: func() string { return "" }, kept: true}
}

// Refresh takes over what another tab has stored, and drops what has expired.
func (n *Notebook) Refresh() {
	stored := n.storage.Load()
	if stored == "" {
		if n.kept || n.visit.Expired(n.now()) {
			n.visit = visit.Visit{} // cleared elsewhere, or its time is over
		}
		return
	}
	v, err := visit.Decode(stored, n.now())
	if err != nil {
		n.Clear()
		return
	}
	n.visit, n.kept = v, true
}

// Visit returns the answers as they stand.
func (n *Notebook) Visit() visit.Visit { return n.visit }

// Kept reports whether the answers would survive a reload.
func (n *Notebook) Kept() bool { return n.kept }

// Now is the time by the notebook's clock.
func (n *Notebook) Now() time.Time { return n.now() }

// Set notes an answer, on top of what other tabs have stored meanwhile.
func (n *Notebook) Set(guide, item string, answer visit.Answer) {
	n.Refresh()
	if n.visit.Ref == "" {
		n.visit.Ref = n.newRef()
	}
	n.visit.Set(guide, item, answer, n.now())
	n.kept = n.storage.Save(n.visit.Encode())
}

// Clear forgets the visit, here and in storage.
func (n *Notebook) Clear() {
	n.storage.Clear()
	n.visit, n.kept = visit.Visit{}, true
}

type noStorage struct{}

func (noStorage) Load() string     { return "" }
func (noStorage) Save(string) bool { return false }
func (noStorage) Clear()           {}
