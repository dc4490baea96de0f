package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content/pack"
)

// hanging is a folder on a network that went away.
type hanging struct{ opened chan struct{} }

func (h hanging) Open(string) (fs.File, error) {
	h.opened <- struct{}{}
	select {}
}

func TestReadingAPackCanBeInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	files := hanging{make(chan struct{})}
	ended := make(chan error)
	go func() {
		_, err := until(ctx, func() (reading, error) { return source{}.readFrom(files, time.Now()) })
		ended <- err
	}()
	<-files.opened
	interrupt()
	select {
	case err := <-ended:
		assert.ErrorIs(t, err, context.Canceled)
	case <-time.After(5 * time.Second):
		t.Fatal("it waits for what never comes")
	}
}

func TestInterruptedCommandsLeaveNothing(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	for name, args := range map[string][]string{
		"check":  {"check", "../../content/leeds"},
		"json":   {"check", "-json", "../../content/leeds"},
		"watch":  {"serve", "-watch", "-content", "../../content/leeds", "-addr", "127.0.0.1:0"},
		"export": {"export", "site"},
		"serve":  {"serve", "-addr", "127.0.0.1:0"},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "export" {
				t.Chdir(t.TempDir())
			}
			var out bytes.Buffer
			err := run(ctx, args, &out, io.Discard)
			assert.ErrorIs(t, err, context.Canceled)
			assert.Empty(t, out.String())
			assert.NoDirExists(t, "site")
		})
	}
}

func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		code  int
		words string
	}{
		"all is well":        {nil, 0, ""},
		"interrupted":        {fmt.Errorf("export: %w", context.Canceled), 130, "interrupted\n"},
		"faults as JSON":     {errReported, 1, ""},
		"bad command line":   {errUsage, 2, ""},
		"faults of a pack":   {errors.Join(errors.New("a.yaml:1: x"), errors.New("b.yaml:2: y")), 1, "a.yaml:1: x\nb.yaml:2: y\n"},
		"faults of a folder": {os.ErrPermission, 1, "permission denied\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			assert.Equal(t, c.code, exitCode(c.err, &stderr))
			assert.Equal(t, c.words, stderr.String())
		})
	}
}

// Review dates are compared with the day of whoever publishes.
func TestAPackIsReadByTheClock(t *testing.T) {
	files := os.DirFS("../../content/leeds")
	for name, c := range map[string]struct {
		now     time.Time
		overdue int
	}{
		"the day itself": {time.Date(2027, 5, 23, 23, 59, 0, 0, time.Local), 0},
		"the day after":  {time.Date(2027, 5, 24, 0, 0, 0, 0, time.Local), 1},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := source{}.readFrom(files, c.now)
			require.NoError(t, err)
			overdue := slices.DeleteFunc(r.warnings, func(w pack.Finding) bool { return !strings.Contains(w.Words, "review_due") })
			assert.Len(t, overdue, c.overdue)
		})
	}
}
