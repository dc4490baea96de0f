package bench

import (
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// rounds is how often each thing is measured, one site or server after the other in each
// round: the machine's speed changes within minutes. BENCH_ROUNDS is for a quick look.
func rounds(b *testing.B) int {
	b.Helper()
	asked := os.Getenv("BENCH_ROUNDS")
	if asked == "" {
		return 5
	}
	n, err := strconv.Atoi(asked)
	require.NoError(b, err, "BENCH_ROUNDS: want a number")
	return n
}
