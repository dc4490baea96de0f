package pack_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

// TestMarkdown reads the files of testdata/markdown. Each begins with what is tried,
// has the text of a guide as it may be written, and other files where the text needs
// them, and ends with what the guide shows and what an editor is told.
func TestMarkdown(t *testing.T) {
	names, err := filepath.Glob("testdata/markdown/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			last := len(archive.Files) - 1
			require.Equal(t, "shown", archive.Files[last].Name)
			got := shownText(t, archive.Files[:last])
			if *update {
				archive.Files[last].Data = []byte(got)
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o666))
			}
			assert.Equal(t, string(archive.Files[last].Data), got)
		})
	}
}

const frontMatter = "---\ntitle: A made-up guide\nshort_title: Made up\npublisher: Example partnership\nsource: made up\n" +
	"copied_on: 2026-11-23\nreview_due: 2027-05-23\n---\n"

func shownText(t *testing.T, over []txtar.File) string {
	t.Helper()
	files := caseFiles(t, nil)
	delete(files, "guides/demo/checklist.yaml")
	delete(files, "links.yaml")
	for _, f := range over {
		if f.Name == "guide.md" {
			f.Name, f.Data = "guides/demo/guide.md", []byte(frontMatter+string(f.Data))
		}
		files[f.Name] = caseFile(f.Data)
	}
	p, warnings, err := pack.Check(files, content.Date{Year: 2026, Month: 11, Day: 25})
	var b strings.Builder
	if err != nil {
		fmt.Fprintln(&b, err)
	}
	for _, w := range warnings {
		fmt.Fprintln(&b, "warning:", w)
	}
	if err == nil {
		if len(warnings) > 0 {
			fmt.Fprintln(&b)
		}
		outline(&b, p, p.Guide("demo").Blocks, "")
	}
	return b.String()
}

// outline writes blocks for a person to read.
func outline(b *strings.Builder, p *content.Pack, blocks []content.Block, indent string) {
	for _, block := range blocks {
		switch {
		case block.Level > 0:
			fmt.Fprintf(b, "%sh%d #%s: %s\n", indent, block.Level, block.ID, styled(p, block.Spans))
		case block.Rule:
			fmt.Fprintf(b, "%sline across the page\n", indent)
		case block.Picture.Path != "":
			fmt.Fprintf(b, "%spicture %s, %d by %d: %s\n", indent, block.Picture.Path, block.Picture.Width, block.Picture.Height, block.Picture.Words)
		case block.Quote != nil:
			fmt.Fprintf(b, "%squotation\n", indent)
			outline(b, p, block.Quote, indent+"  ")
		case block.Rows != nil:
			fmt.Fprintf(b, "%stable\n", indent)
			for _, row := range block.Rows {
				var cells []string
				for _, cell := range row.Cells {
					cells = append(cells, styled(p, cell.Spans))
				}
				fmt.Fprintf(b, "%s  %s\n", indent, strings.Join(cells, " | "))
			}
		case block.Items != nil:
			for i, item := range block.Items {
				mark := "-"
				if block.Ordered {
					mark = fmt.Sprintf("%d.", max(block.Start, 1)+i)
				}
				fmt.Fprintf(b, "%s%s %s\n", indent, mark, styled(p, item.Spans))
				outline(b, p, item.Blocks, indent+"    ")
			}
		default:
			fmt.Fprintf(b, "%s%s\n", indent, styled(p, block.Spans))
		}
	}
}

func styled(p *content.Pack, spans []content.Span) string {
	var b strings.Builder
	for _, s := range spans {
		words := strings.ReplaceAll(s.Text, "\n", " / ")
		if s.Emphasis {
			words = "_" + words + "_"
		}
		if s.Strong {
			words = "**" + words + "**"
		}
		if s.To != "" {
			words = "[" + words + " -> " + s.To + "]"
		}
		if s.Link != "" {
			link := p.Link(s.Link)
			words = "[" + words + " -> " + link.Address + ", " + string(link.Standing()) + "]"
		}
		if s.Tel != "" {
			words = "<" + words + ">"
		}
		b.WriteString(words)
	}
	return b.String()
}
