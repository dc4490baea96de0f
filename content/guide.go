package content

import (
	"iter"
	"slices"
	"strings"
)

// Guide is one guide's text, word for word and in its order, with its checklist.
type Guide struct {
	ID          string    `json:"id"`             // its part of the address: /guides/ID/
	Base        string    `json:"base,omitempty"` // begins its address, as the Base of its pack
	Lang        string    `json:"lang,omitempty"` // its language, where it is not translated into that of the pack
	Title       string    `json:"title"`          // the guide's own title, as published
	ShortTitle  string    `json:"shortTitle"`     // what the app calls it on its screens
	Publisher   string    `json:"publisher"`
	Source      string    `json:"source"`      // where the text was taken from, in words
	TextDate    Date      `json:"textDate"`    // the date that the text itself bears; zero when it bears none
	CopiedOn    Date      `json:"copiedOn"`    // the day on which the text was copied from its source
	LastChecked Date      `json:"lastChecked"` // when the publisher last confirmed it; zero when it has not yet
	ReviewDue   Date      `json:"reviewDue"`
	Outlined    bool      `json:"outlined,omitempty"`  // an outline: its text and the items of its checklist are elsewhere
	Draft       bool      `json:"draft,omitempty"`     // it is not to be published yet
	FormerIDs   []string  `json:"formerIDs,omitempty"` // ids that it had before: their addresses lead to it
	Blocks      []Block   `json:"blocks"`
	Checklist   Checklist `json:"checklist"`
	Contacts    []Contact `json:"contacts,omitempty"` // the guide's own, beside those of the pack
}

// Block is a part of a text: a heading, a paragraph, a list, a quotation, a table, a
// picture or a line across the page.
type Block struct {
	Level   int        `json:"level,omitempty"`   // 2 to 6 for a heading, otherwise 0
	ID      string     `json:"id,omitempty"`      // a heading's anchor
	Spans   []Span     `json:"spans,omitempty"`   // the text of a heading or paragraph
	Items   []ListItem `json:"items,omitempty"`   // the points of a list
	Ordered bool       `json:"ordered,omitempty"` // the points of the list are numbered
	Start   int        `json:"start,omitempty"`   // the number of the first point, if it is not 1
	Quote   []Block    `json:"quote,omitempty"`   // what is quoted
	Rows    []Row      `json:"rows,omitempty"`    // a table's rows, of which the first names the columns
	Picture Picture    `json:"picture,omitzero"`
	Rule    bool       `json:"rule,omitempty"` // a line across the page
}

// ListItem is one point of a list.
type ListItem struct {
	ID     string  `json:"id,omitempty"` // the checklist item whose words these are
	Spans  []Span  `json:"spans"`
	Blocks []Block `json:"blocks,omitempty"` // what follows the first words: paragraphs, lists
}

// Row is a row of a table; all rows of one have as many cells.
type Row struct {
	Cells []Cell `json:"cells"`
}

// Cell is one cell of a table.
type Cell struct {
	Spans []Span `json:"spans"`
}

// Picture is an image that comes with the pack.
type Picture struct {
	Path   string `json:"path"`   // its address, as a File of the pack has it
	Words  string `json:"words"`  // what it shows, for those who do not see it
	Width  int    `json:"width"`  // in pixels
	Height int    `json:"height"` // in pixels
}

// Span is a run of text in one style. A line break in the text is shown as one.
type Span struct {
	Text     string `json:"text"`
	Strong   bool   `json:"strong,omitempty"`
	Emphasis bool   `json:"emphasis,omitempty"`
	Link     string `json:"link,omitempty"`     // id of a Link
	To       string `json:"to,omitempty"`       // where the words lead without a Link: within the site, or to an e-mail address
	Tel      string `json:"tel,omitempty"`      // the number that the words are, as a phone dials it
	TextOnly bool   `json:"textOnly,omitempty"` // the number takes text messages and no calls
	ID       string `json:"id,omitempty"`       // the checklist item whose words begin here
}

// TelHref is the address of a link that dials the span's number, or opens a
// text message to it.
func (s Span) TelHref() string {
	if s.TextOnly {
		return NewWay(Text, s.Text, s.Tel).Href
	}
	return NewWay(Call, s.Text, s.Tel).Href
}

// Passage is a run of text that belongs together: a heading, a paragraph, the first
// words of a point, a cell.
type Passage struct {
	Spans *[]Span
	Point *ListItem // the point that the words begin, or nil
}

// Passages yields the passages of the blocks in the order in which they are read.
func Passages(blocks []Block) iter.Seq[Passage] {
	return func(yield func(Passage) bool) { passages(blocks, yield) }
}

func passages(blocks []Block, yield func(Passage) bool) bool {
	for i := range blocks {
		b := &blocks[i]
		if len(b.Spans) > 0 && !yield(Passage{&b.Spans, nil}) || !passages(b.Quote, yield) {
			return false
		}
		for j := range b.Items {
			point := &b.Items[j]
			if !yield(Passage{&point.Spans, point}) || !passages(point.Blocks, yield) {
				return false
			}
		}
		for _, row := range b.Rows {
			for j := range row.Cells {
				if !yield(Passage{&row.Cells[j].Spans, nil}) {
					return false
				}
			}
		}
	}
	return true
}

// IsRich reports whether the blocks have anything but headings, paragraphs and plain lists.
func IsRich(blocks []Block) bool {
	return slices.ContainsFunc(blocks, func(b Block) bool {
		return b.Ordered || b.Quote != nil || b.Rows != nil || b.Picture.Path != "" || b.Rule ||
			slices.ContainsFunc(b.Items, func(i ListItem) bool { return i.Blocks != nil })
	})
}

// Text returns the block's words without their styles; points and cells are parted
// by single spaces.
func (b Block) Text() string {
	var parts []string
	for p := range Passages([]Block{b}) {
		if words := Words(*p.Spans); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, " ")
}

// Links returns the ids of the links that are in the blocks, in order, once each.
func Links(blocks []Block) []string {
	var ids []string
	seen := map[string]bool{}
	for p := range Passages(blocks) {
		for _, s := range *p.Spans {
			if s.Link != "" && !seen[s.Link] {
				seen[s.Link] = true
				ids = append(ids, s.Link)
			}
		}
	}
	return ids
}

// Words returns the words of the spans on one line, each at the place that it has in
// their texts.
func Words(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}
