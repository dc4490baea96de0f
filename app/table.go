package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/content"
)

// table shows a table. Where its columns do not fit side by side, the style puts the
// cells of a row below each other, each behind its column's name, which is not shown
// otherwise. To a browser its elements are no table then: the roles keep it one for
// screen readers.
func (t text) table(rows []content.Row) goapp.UI {
	head, named := rows[0], false
	for _, cell := range head.Cells {
		named = named || len(cell.Spans) > 0
	}
	var body []goapp.UI
	for _, row := range rows[1:] {
		cells := make([]goapp.UI, len(row.Cells))
		for i, cell := range row.Cells {
			var label goapp.UI
			if words := content.Words(head.Cells[i].Spans); words != "" && len(cell.Spans) > 0 {
				label = goapp.Elem("span").Class("table__label").Text(words)
			}
			cells[i] = goapp.Elem("td").Attr("role", "cell").Body(append([]goapp.UI{label}, t.spans(cell.Spans)...)...)
		}
		body = append(body, goapp.Elem("tr").Attr("role", "row").Body(cells...))
	}
	var parts []goapp.UI
	if named {
		names := make([]goapp.UI, len(head.Cells))
		for i, cell := range head.Cells {
			names[i] = goapp.Elem("th").Attr("role", "columnheader").Attr("scope", "col").Body(t.spans(cell.Spans)...)
		}
		parts = append(parts, goapp.Elem("thead").Attr("role", "rowgroup").Body(goapp.Elem("tr").Attr("role", "row").Body(names...)))
	}
	parts = append(parts, goapp.Elem("tbody").Attr("role", "rowgroup").Body(body...))
	return goapp.Elem("table").Class("table", "table--"+strconv.Itoa(min(len(head.Cells), 3))).Attr("role", "table").Body(parts...)
}
