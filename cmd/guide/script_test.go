package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"guide": main})
}

// TestScripts runs the texts in testdata, which say what a person types and sees.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"replace": replace},
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(env.WorkDir+"/leeds", os.DirFS("../../content/leeds"))
		},
	})
}

// replace FILE OLD NEW changes a file as an editor would.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	before := ts.ReadFile(args[0])
	if !strings.Contains(before, args[1]) {
		ts.Fatalf("%s does not say %q", args[0], args[1])
	}
	after := strings.Replace(before, args[1], args[2], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o644))
}

func TestUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown command": {"publish"},
		"unknown flag":    {"serve", "-port", "80"},
		"too many words":  {"check", "a", "b"},
		"export nowhere":  {"export"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := run(context.Background(), args, io.Discard, io.Discard); !errors.Is(err, errUsage) {
				t.Errorf("got %v, want the usage", err)
			}
		})
	}
}
