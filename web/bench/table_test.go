package bench

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// table has a row for each measure and a column for each of those that are compared.
type table struct {
	title   string // what the values are; "": medians of the rounds
	columns []string
	ratioTo string            // the column that the others are compared with
	bases   map[string]string // in place of that, the column that each is compared with
	rounds  int               // that are done
	rows    []string
	values  map[string]map[string][]float64 // by row, by column
}

func (t *table) add(row, column string, value float64) {
	if t.values == nil {
		t.values = map[string]map[string][]float64{}
	}
	if t.values[row] == nil {
		t.values[row] = map[string][]float64{}
		t.rows = append(t.rows, row)
	}
	t.values[row][column] = append(t.values[row][column], value)
}

// write puts the table where make bench shows it, after each round.
func (t *table) write(b *testing.B, name string) {
	require.NoError(b, os.WriteFile(filepath.Join(benchFolder, "..", name), []byte(t.markdown()), 0o644))
}

func (t *table) markdown() string {
	var out strings.Builder
	fmt.Fprintf(&out, "| %s |", cmp.Or(t.title, fmt.Sprintf("medians of %d rounds", t.rounds)))
	for _, column := range t.columns {
		fmt.Fprintf(&out, " %s |", column)
	}
	fmt.Fprintf(&out, "\n|---|%s\n", strings.Repeat("---:|", len(t.columns)))
	for _, row := range t.rows {
		fmt.Fprintf(&out, "| %s |", row)
		for _, column := range t.columns {
			writeCell(&out, t.values[row][column], t.values[row][cmp.Or(t.bases[column], t.ratioTo)])
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}

// writeCell writes the median, and its ratio to that of the base where that says something.
func writeCell(out io.Writer, values, base []float64) {
	if len(values) == 0 {
		fmt.Fprint(out, " - |")
		return
	}
	value := quantile(values, 0.5)
	text := fmt.Sprintf("%.0f", value)
	if value < 100 {
		text = fmt.Sprintf("%.3g", value)
	}
	if len(base) > 0 && quantile(base, 0.5) > 0 {
		text += fmt.Sprintf(" (%.2f)", value/quantile(base, 0.5))
	}
	fmt.Fprintf(out, " %s |", text)
}

// quantile is the value below which a share of them lies, the nearest that was measured.
func quantile[T cmp.Ordered](values []T, share float64) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
