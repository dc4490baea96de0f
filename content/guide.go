package content

import "strings"

// Guide is one guide's text, word for word and in its order, with its checklist.
type Guide struct {
	ID          string    `json:"id"`         // its part of the address: /guides/ID/
	Title       string    `json:"title"`      // the guide's own title, as published
	ShortTitle  string    `json:"shortTitle"` // what the app calls it on its screens
	Publisher   string    `json:"publisher"`
	Source      string    `json:"source"`      // where the text was taken from, in words
	TextDate    Date      `json:"textDate"`    // the date that the text itself bears; zero when it bears none
	CopiedOn    Date      `json:"copiedOn"`    // the day on which the text was copied from its source
	LastChecked Date      `json:"lastChecked"` // when the publisher last confirmed it; zero when it has not yet
	ReviewDue   Date      `json:"reviewDue"`
	Blocks      []Block   `json:"blocks"`
	Checklist   Checklist `json:"checklist"`
}

// Block is a heading, a paragraph or a bulleted list.
type Block struct {
	Level int        `json:"level,omitempty"` // 2 to 6 for a heading, otherwise 0
	ID    string     `json:"id,omitempty"`    // a heading's anchor
	Spans []Span     `json:"spans,omitempty"` // the text of a heading or paragraph
	Items []ListItem `json:"items,omitempty"` // the points of a list
}

// ListItem is one point of a list.
type ListItem struct {
	ID    string `json:"id,omitempty"` // the checklist item whose words these are
	Spans []Span `json:"spans"`
}

// Span is a run of text in one style.
type Span struct {
	Text     string `json:"text"`
	Strong   bool   `json:"strong,omitempty"`
	Link     string `json:"link,omitempty"`     // id of a Link
	Tel      string `json:"tel,omitempty"`      // the number that the words are, as a phone dials it
	TextOnly bool   `json:"textOnly,omitempty"` // the number takes text messages and no calls
	ID       string `json:"id,omitempty"`       // the checklist item whose words begin here
}

// TelHref is the address of a link that dials the span's number, or opens a
// text message to it.
func (s Span) TelHref() string { return Contact{Tel: s.Tel, TextOnly: s.TextOnly}.Href() }

// Text returns the block's words without their styles; list items are parted
// by single spaces.
func (b Block) Text() string {
	parts := make([]string, 0, len(b.Items)+1)
	if len(b.Spans) > 0 {
		parts = append(parts, plain(b.Spans))
	}
	for _, item := range b.Items {
		parts = append(parts, plain(item.Spans))
	}
	return strings.Join(parts, " ")
}

// Links returns the ids of the links that are in the block, in order, once each.
func (b Block) Links() []string {
	var ids []string
	seen := map[string]bool{}
	add := func(spans []Span) {
		for _, s := range spans {
			if s.Link != "" && !seen[s.Link] {
				seen[s.Link] = true
				ids = append(ids, s.Link)
			}
		}
	}
	add(b.Spans)
	for _, item := range b.Items {
		add(item.Spans)
	}
	return ids
}

func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
