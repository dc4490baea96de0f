package web

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSideBySideIsInOrder(t *testing.T) {
	var used []int
	var made, most atomic.Int32
	err := sideBySide(200, func(_ *prerenderer, i int) (int, error) {
		most.Store(max(most.Load(), made.Add(1)))
		time.Sleep(time.Duration(i%3) * time.Millisecond)
		return i * i, nil
	}, func(i, square int) {
		made.Add(-1)
		assert.Equal(t, i*i, square)
		used = append(used, i)
	})
	require.NoError(t, err)
	assert.Len(t, used, 200)
	assert.IsIncreasing(t, used)
	assert.LessOrEqual(t, int(most.Load()), 3*runtime.GOMAXPROCS(0), "made ahead")
}

func TestSideBySideFailsAsTheFirstDoes(t *testing.T) {
	used := 0
	err := sideBySide(200, func(_ *prerenderer, i int) (int, error) {
		if i >= 20 {
			return 0, fmt.Errorf("page %d", i)
		}
		return i, nil
	}, func(int, int) { used++ })
	assert.EqualError(t, err, "page 20")
	assert.Equal(t, 20, used)
	assert.NoError(t, sideBySide(0, func(*prerenderer, int) (int, error) { return 0, errors.New("none") }, func(int, int) {}))
}
