package content

import (
	"slices"
	"strings"
)

// Slotted returns the pack with slots in the place of what changes on every page at
// once, and the values for them: the numbers of its contacts, wherever they are shown or
// dialled, and the version. A number in a text is a contact's where it dials the same.
// Numbers that no contact has stay as they are.
func (p *Pack) Slotted() (*Pack, map[string]string) {
	s := slotting{values: map[string]string{}, byNumber: map[string]string{}}
	slotted := *p
	slotted.Contacts = s.contacts(p.Contacts)
	slotted.Guides = slices.Clone(p.Guides)
	for i := range slotted.Guides {
		slotted.Guides[i].Contacts = s.contacts(p.Guides[i].Contacts)
	}
	for i := range slotted.Guides {
		slotted.Guides[i].Blocks = s.blocks(p.Guides[i].Blocks)
	}
	slotted.Privacy, slotted.Accessibility = s.blocks(p.Privacy), s.blocks(p.Accessibility)
	slotted.VersionText = s.slot("version", p.VersionWords())
	return &slotted, s.values
}

type slotting struct {
	values   map[string]string
	byNumber map[string]string // the way of a contact that dials the number, as "duty/number"
}

// slot is a slot for the value, or the value where it would not be the same text in
// HTML and in JSON.
func (s *slotting) slot(name, value string) string {
	if strings.ContainsAny(value, `&<>"'\`) {
		return value
	}
	s.values[name] = value
	return Slot(name)
}

func (s *slotting) contacts(contacts []Contact) []Contact {
	contacts = slices.Clone(contacts)
	for i := range contacts {
		c := &contacts[i]
		c.Ways = slices.Clone(c.Ways)
		for j, way := range c.Ways {
			if !way.IsNumber() {
				continue
			}
			name := c.ID + "/" + string(way.Kind)
			number := way.Number()
			if _, known := s.byNumber[number]; !known {
				s.byNumber[number] = name
			}
			scheme := strings.TrimSuffix(way.Href, number)
			c.Ways[j].Shown = s.slot(name, way.Shown)
			c.Ways[j].Href = scheme + s.slot(name+"/dialled", number)
		}
	}
	return contacts
}

func (s *slotting) blocks(blocks []Block) []Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		b := &blocks[i]
		b.Spans, b.Quote = s.spans(b.Spans), s.blocks(b.Quote)
		b.Items, b.Rows = slices.Clone(b.Items), slices.Clone(b.Rows)
		for j := range b.Items {
			b.Items[j].Spans, b.Items[j].Blocks = s.spans(b.Items[j].Spans), s.blocks(b.Items[j].Blocks)
		}
		for j := range b.Rows {
			b.Rows[j].Cells = slices.Clone(b.Rows[j].Cells)
			for k := range b.Rows[j].Cells {
				b.Rows[j].Cells[k].Spans = s.spans(b.Rows[j].Cells[k].Spans)
			}
		}
	}
	return blocks
}

func (s *slotting) spans(spans []Span) []Span {
	spans = slices.Clone(spans)
	for i := range spans {
		span := &spans[i]
		if name, known := s.byNumber[span.Tel]; known && span.Tel != "" {
			span.Tel = s.slot(name+"/dialled", span.Tel)
			span.Text = s.form(name, span.Text)
		}
	}
	return spans
}

// form is a slot for the number as a text prints it: "0113 3760336" is not as the
// contact shows it. It is named by its groups, which a new number keeps.
func (s *slotting) form(name, printed string) string {
	if s.values[name] != printed {
		name += "/" + strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return '0'
			}
			return r
		}, printed)
	}
	if value, known := s.values[name]; known && value != printed {
		return printed
	}
	return s.slot(name, printed)
}
