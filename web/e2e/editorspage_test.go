package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// The page for editors, content/README.md, as a person follows it in a terminal.

// editorsPage is the page, and the folder in which it is followed.
type editorsPage struct {
	t        *testing.T
	dir      string
	headings []string // that have not been reached
	commands []string // that have not been typed
}

var (
	pageHeading = regexp.MustCompile(`(?m)^## (.+)$`)
	// pageCommand is a line of its own or words in a sentence.
	pageCommand = regexp.MustCompile("(?m)^ {4}(guide .+)$|`(guide [^`]+)`")
)

func openEditorsPage(t *testing.T) *editorsPage {
	t.Helper()
	text, err := os.ReadFile("../../content/README.md")
	require.NoError(t, err)
	p := &editorsPage{t: t, dir: t.TempDir()}
	for _, heading := range pageHeading.FindAllStringSubmatch(string(text), -1) {
		p.headings = append(p.headings, heading[1])
	}
	for _, command := range pageCommand.FindAllStringSubmatch(string(text), -1) {
		if line := command[1] + command[2]; !slices.Contains(p.commands, line) {
			p.commands = append(p.commands, line)
		}
	}
	require.Greater(t, len(p.commands), 4)
	t.Cleanup(func() {
		if !t.Failed() {
			assert.Empty(t, p.headings, "sections of the page that nobody followed")
			assert.Empty(t, p.commands, "commands of the page that nobody typed")
		}
	})
	return p
}

// step begins the page's next section.
func (p *editorsPage) step(heading string) {
	p.t.Helper()
	require.NotEmpty(p.t, p.headings, "the page has no section %q", heading)
	require.Equal(p.t, heading, p.headings[0], "the page's next section")
	p.headings = p.headings[1:]
}

// known takes a command off the list: it has to be on the page, as it is typed here.
func (p *editorsPage) known(command string) {
	p.t.Helper()
	text, err := os.ReadFile("../../content/README.md")
	require.NoError(p.t, err)
	require.True(p.t, strings.Contains(string(text), command), "the page does not say %q", command)
	p.commands = slices.DeleteFunc(p.commands, func(c string) bool { return c == command })
}

// program makes the command that a person types; more is what a test needs besides.
func (p *editorsPage) program(command string, more ...string) *exec.Cmd {
	words := strings.Fields(command)
	program, err := filepath.Abs("../../bin/guide")
	require.NoError(p.t, err)
	cmd := exec.Command(program, append([]string{words[1]}, append(more, words[2:]...)...)...)
	cmd.Dir = p.dir
	return cmd
}

// types runs a command of the page to its end, and returns what it printed.
func (p *editorsPage) types(command string) (said string, good bool) {
	p.t.Helper()
	p.known(command)
	words, into, redirected := strings.Cut(command, " > ")
	cmd := p.program(words)
	if redirected {
		out, err := cmd.Output()
		require.NoError(p.t, err, command)
		require.NoError(p.t, os.WriteFile(filepath.Join(p.dir, into), out, 0o644))
		return "", true
	}
	out, err := cmd.CombinedOutput()
	require.NotContains(p.t, string(out), "guide export [-content DIR]", "%s is no command", command)
	return string(out), err == nil
}

// serves starts a command that goes on, on a free port, and returns its address.
func (p *editorsPage) serves(command string) (serving *exec.Cmd, address string) {
	p.t.Helper()
	out, err := os.Create(filepath.Join(p.t.TempDir(), "out"))
	require.NoError(p.t, err)
	defer out.Close()
	serving = p.program(command, "-addr", "127.0.0.1:0")
	serving.Stdout = out
	require.NoError(p.t, serving.Start(), "build it with `make build`")
	p.t.Cleanup(func() { serving.Process.Signal(syscall.SIGKILL); serving.Wait() })
	browsertest.WaitUntil(p.t, "the address of "+command, func() bool {
		said, _ := os.ReadFile(out.Name())
		address = strings.TrimSuffix(string(regexp.MustCompile(`http://localhost:\d+/`).Find(said)), "/")
		return address != ""
	})
	return serving, address
}

func (p *editorsPage) path(name string) string {
	return filepath.Join(p.dir, filepath.FromSlash(name))
}

// writes changes a file of the folder as an editor does; before and after come in pairs.
func (p *editorsPage) writes(name string, pairs ...string) {
	p.t.Helper()
	text, err := os.ReadFile(p.path(name))
	require.NoError(p.t, err)
	for pair := range slices.Chunk(pairs, 2) {
		require.Contains(p.t, string(text), pair[0], "%s as guide init wrote it", name)
	}
	require.NoError(p.t, os.WriteFile(p.path(name), []byte(strings.NewReplacer(pairs...).Replace(string(text))), 0o644))
}

// replacesText puts a guide's text below its second line of three hyphens.
func (p *editorsPage) replacesText(name, text string) {
	p.t.Helper()
	whole, err := os.ReadFile(p.path(name))
	require.NoError(p.t, err)
	parts := strings.SplitN(string(whole), "---\n", 3)
	require.Len(p.t, parts, 3)
	require.NoError(p.t, os.WriteFile(p.path(name), fmt.Appendf(nil, "%s---\n%s---\n\n%s", parts[0], parts[1], text), 0o644))
}
