package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into testdata")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"guide": main})
}

// TestScripts runs the texts in testdata, which say what a person types and sees.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replace": replace, "appid": appID, "waitfor": waitFor, "crowd": crowd, "fetch": fetch, "metrics": printMetrics,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("GORACE", "atexit_sleep_ms=0") // or each command ends a second late under the race detector
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

// appid FILE sets $APP to the app's id in a release.
func appID(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: appid FILE")
	}
	found := regexp.MustCompile(`"app":\{"hash":"(\w{12})`).FindStringSubmatch(ts.ReadFile(args[0]))
	if found == nil {
		ts.Fatalf("%s names no app", args[0])
	}
	ts.Setenv("APP", found[1])
}

// waitfor FILE WORDS waits until a command in the background has written them.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: waitfor FILE WORDS")
	}
	var text []byte
	for range 400 {
		text, _ = os.ReadFile(ts.MkAbs(args[0]))
		if strings.Contains(string(text), args[1]) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s does not say %q:\n%s", args[0], args[1], text)
}

// fetch FILE PATH prints what the server answers that wrote its address into FILE.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: fetch FILE PATH")
	}
	answer, err := http.Get("http://" + address(ts, args[0]) + args[1])
	ts.Check(err)
	defer answer.Body.Close()
	if found := answer.StatusCode == http.StatusOK; found == neg {
		ts.Fatalf("%s: %s", args[1], answer.Status)
	}
	_, err = io.Copy(ts.Stdout(), answer.Body)
	ts.Check(err)
}

// address is the one in what serve printed.
func address(ts *testscript.TestScript, file string) string {
	port := regexp.MustCompile(`http://localhost:(\d+)/`).FindStringSubmatch(ts.ReadFile(file))
	if port == nil {
		ts.Fatalf("%s has no address", file)
	}
	return "127.0.0.1:" + port[1]
}

// metrics FILE prints the server's own metrics, without those of each moment.
func printMetrics(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: metrics FILE")
	}
	at := regexp.MustCompile(`the metrics are at \S+:(\d+)/metrics\n`).FindStringSubmatch(ts.ReadFile(args[0]))
	if at == nil {
		ts.Fatalf("%s has no address of metrics", args[0])
	}
	answer, err := http.Get("http://127.0.0.1:" + at[1] + "/metrics")
	ts.Check(err)
	defer answer.Body.Close()
	lasting := regexp.MustCompile(`^guide_(answers|content|pack_info|pack_read|release)`)
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if lasting.MatchString(lines.Text()) {
			fmt.Fprintln(ts.Stdout(), lines.Text())
		}
	}
}

// crowd FILE N opens N connections to the address in what serve printed.
func crowd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: crowd FILE N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	for range n {
		conn, err := net.Dial("tcp", address(ts, args[0]))
		if err != nil { // a server that has no room may reset it
			continue
		}
		ts.Defer(func() { conn.Close() })
	}
}

func TestUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown command": {"publish"},
		"unknown flag":    {"serve", "-port", "80"},
		"another's flag":  {"check", "-retire"},
		"too many words":  {"check", "a", "b"},
		"export nowhere":  {"export"},
		"poster nowhere":  {"poster", "-base-url", "https://example.org/"},
		"no app's id":     {"serve", "-bad-app", "nonsense"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := run(t.Context(), args, io.Discard, io.Discard); !errors.Is(err, errUsage) {
				t.Errorf("got %v, want the usage", err)
			}
		})
	}
}
