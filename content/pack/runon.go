package pack

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// warnOfRunOn finds lines of a paragraph that nobody wrapped: the next word would have
// had room. Copied without empty lines, headings and paragraphs run into one.
func (m *markdown) warnOfRunOn(paragraph ast.Node) {
	lines := paragraph.Lines()
	if m.fixed > 0 || lines.Len() < 2 || paragraph.Parent().Kind() == ast.KindListItem {
		return
	}
	var texts [][]byte
	longest := 0
	for i := range lines.Len() {
		line := lines.At(i)
		texts = append(texts, line.Value(m.source))
		longest = max(longest, width(texts[i]))
	}
	for i := 1; i < len(texts); i++ {
		word, _, _ := bytes.Cut(bytes.TrimLeft(texts[i], " \t"), []byte(" "))
		if width(texts[i-1])+1+width(word) <= longest && !breaks(texts[i-1]) {
			m.runOn = append(m.runOn, 1+bytes.Count(m.source[:lines.At(i).Start], []byte("\n")))
		}
	}
}

// reportRunOn says it once: a text that was copied so has it everywhere.
func (m *markdown) reportRunOn() {
	if len(m.runOn) > 0 {
		m.problems.warn(m.file, m.runOn[0], "the line becomes part of the paragraph above it: want an empty line before it, if it is a heading or a paragraph of its own%s", times(len(m.runOn)))
	}
}

func width(line []byte) int { return utf8.RuneCount(bytes.TrimSpace(line)) }

// breaks reports whether the line is to end where it ends in the file.
func breaks(line []byte) bool {
	line = bytes.TrimRight(line, "\r\n")
	return bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte(`\`)) || bytes.HasSuffix(line, []byte(">"))
}
