package pack

import (
	"path"
	"slices"
	"strings"

	"oneminuteguide/content"
)

// readGuide is false when a part of the guide could not be looked at.
func (r *reader) readGuide(folder string, links *linkRecords, contacts directory) (content.Guide, bool) {
	guide := content.Guide{ID: path.Base(folder)}
	contacts = r.readGuideContacts(folder+"/"+guideContactsFile, &guide, contacts)
	taken := namesOnScreens() // anchors and items share their addresses
	markdown := r.newMarkdown(folder+"/guide.md", links, contacts)
	markdown.taken, markdown.ownWords = taken, !r.exists(folder+"/"+sourceFile)
	text := r.readText(markdown, &guide, r.readFront)
	if text {
		r.proveText(markdown.file, folder+"/"+sourceFile, &guide)
	}
	list := r.readChecklist(folder+"/checklist.yaml", &guide, links, taken)
	contacts.dial(guide.Blocks)
	return guide, text && list
}

// readText reads a guide's text, below its front matter.
func (r *reader) readText(markdown *markdown, guide *content.Guide, readFront func(*mapping, *content.Guide)) bool {
	file := markdown.file
	source, ok := r.readSource(file, "the guide's text")
	if !ok {
		return false
	}
	front, body, fault := split(string(source))
	if fault != "" {
		r.problems.add(file, 1, "%s", fault)
		return false
	}
	if m, ok := r.parseYAML(file, []byte(front)); ok {
		readFront(m, guide)
	}
	if line, fault := tooLong(body); fault != "" {
		r.problems.add(file, line, "%s", fault)
		return false
	}
	markdown.source, markdown.title = []byte(r.withoutForeignFront(file, body)), guide.Title
	guide.Blocks = markdown.read()
	r.keepJumps(guide.ID, markdown)
	return true
}

func (r *reader) readFront(m *mapping, guide *content.Guide) {
	guide.Title = m.name("title")
	guide.ShortTitle = m.name("short_title")
	guide.Publisher = m.name("publisher")
	guide.Source = m.required("source").words
	textDate, copied, checked := m.optional("text_date"), m.required("copied_on"), m.optional("last_checked")
	guide.TextDate = r.past(m, textDate, "text_date")
	guide.CopiedOn = r.past(m, copied, "copied_on")
	guide.LastChecked = r.past(m, checked, "last_checked")
	due := m.required("review_due")
	guide.ReviewDue = m.date(due, "review_due")
	guide.Draft = m.optionalYes("draft")
	r.readFormerIDs(m, guide)
	m.refuseOthers()
	if !guide.ReviewDue.IsZero() && guide.ReviewDue.Before(r.today) {
		r.problems.warn(m.file, due.line, "review_due %s has passed: want the guide checked with its publisher, and a new date", due.words)
	}
}

// past reads the day on which something was done.
func (r *reader) past(m *mapping, written phrase, name string) content.Date {
	date := m.date(written, name)
	if !r.today.IsZero() && r.today.Before(date) {
		r.problems.warn(m.file, written.line, "%s %s is still to come: want a day that has been", name, written.words)
	}
	return date
}

// split parts the front matter from the text below it. Each half keeps empty
// lines in place of the other, so that its lines have the file's numbers.
func split(source string) (front, body, fault string) {
	lines := strings.Split(source, "\n")
	isRule := func(line string) bool { return strings.TrimRight(line, " \t") == "---" }
	if !isRule(lines[0]) {
		return "", "", `no front matter: want a first line of "---", then the title and the dates, then a line of "---"`
	}
	length := slices.IndexFunc(lines[1:], isRule)
	if length < 0 {
		return "", "", `front matter has no end: want a line of "---" below its last field`
	}
	front = "\n" + strings.Join(lines[1:length+1], "\n")
	body = strings.Repeat("\n", length+2) + strings.Join(lines[length+2:], "\n")
	return front, body, ""
}

// The bounds of what the parser is given at once: it takes four times as long
// for twice as much, when the marks in it are hostile.
const (
	longestLine    = 8 << 10
	longestPassage = 32 << 10
	mostCells      = 20_000 // of all tables of a text: rows may leave out their cells, and have them all the same
)

// tooLong finds a line, or lines without an empty one between them, that are
// longer than any paragraph or list.
func tooLong(body string) (line int, fault string) {
	passage, lines, columns, cells := 0, 0, 0, 0
	for i, text := range strings.Split(body, "\n") {
		passage += len(text) + 1
		lines++
		if bars := strings.Count(text, "|"); bars > 0 {
			columns = max(columns, bars+1)
		}
		switch {
		case len(text) > longestLine:
			return i + 1, "line longer than 8 KB: want at most 8 KB in a paragraph"
		case passage > longestPassage:
			return i + 1, "more than 32 KB without an empty line: want empty lines between paragraphs"
		case cells+lines*columns > mostCells:
			return i + 1, "tables with more than 20,000 cells: want them smaller, or in two guides"
		case strings.Trim(text, " \t") == "":
			cells += lines * columns
			passage, lines, columns = 0, 0, 0
		}
	}
	return 0, ""
}
