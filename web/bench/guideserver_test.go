package bench

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// guideServer is a program guide that serves a library from a folder.
type guideServer struct {
	program, dir string
	cmd          *exec.Cmd // nil until it runs
	process      *browsertest.Process
	port         string // which it keeps over a restart
}

// start starts the program, and returns after how long it answers.
func (s *guideServer) start(b *testing.B) time.Duration {
	b.Helper()
	if s.port == "" {
		s.port = browsertest.FreePort(b)
	}
	s.cmd = exec.Command(s.program, "serve", "-addr", "127.0.0.1:"+s.port, "-content", s.dir)
	began := time.Now()
	var err error
	s.process, err = browsertest.StartProcess(s.cmd)
	require.NoError(b, err)
	for {
		if answer, err := http.Get(s.origin() + "/"); err == nil {
			answer.Body.Close()
			require.Equal(b, http.StatusOK, answer.StatusCode)
			return time.Since(began)
		}
		require.Less(b, time.Since(began), 5*time.Minute, "%s does not answer", s.program)
		time.Sleep(2 * time.Millisecond)
	}
}

func (s *guideServer) stop() {
	s.process.End()
	s.cmd = nil
}

// publish serves the library. A change is what a server serves that has just been
// started with it; it compresses what it is asked for.
func (s *guideServer) publish(b *testing.B, library sitetest.Library) {
	b.Helper()
	if s.cmd != nil {
		s.stop()
	}
	library.Write(b, s.dir)
	s.start(b)
	b.Cleanup(s.process.End)
}

func (s *guideServer) origin() string { return "http://127.0.0.1:" + s.port }

const ourGuide = "/guides/g001/"

func (s *guideServer) ways() ways {
	return ways{home: "/", guide: ourGuide, search: "/search/", mounted: mounted, program: true,
		copied: `window.oneMinute?.offline && oneMinute.offline().then((state) => state.complete)`}
}

// get asks as a browser does, and is nil where there is nothing.
func (s *guideServer) get(b *testing.B, path string) []byte {
	b.Helper()
	request, err := http.NewRequest(http.MethodGet, s.origin()+path, nil)
	require.NoError(b, err)
	request.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	answer, err := http.DefaultClient.Do(request)
	require.NoError(b, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(b, err)
	if answer.StatusCode != http.StatusOK {
		return nil
	}
	return body
}

// waitUntilIdle waits until the program takes next to no time of the processors.
func (s *guideServer) waitUntilIdle(b *testing.B) {
	b.Helper()
	const ticks = 100 // of the kernel, in a second
	for before, limit := s.ticks(b), time.Now().Add(10*time.Minute); ; {
		time.Sleep(1500 * time.Millisecond)
		now := s.ticks(b)
		if now-before < ticks/50 {
			return
		}
		require.True(b, time.Now().Before(limit), "%s does not come to rest", s.program)
		before = now
	}
}

func (s *guideServer) ticks(b *testing.B) (all int) {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	require.NoError(b, err)
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	for _, field := range fields[11:13] { // in user mode, and in the kernel
		var n int
		_, err := fmt.Sscan(field, &n)
		require.NoError(b, err)
		all += n
	}
	return all
}

// mostMemory is the most that the program has had so far, in bytes.
func (s *guideServer) mostMemory(b *testing.B) float64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	require.NoError(b, err)
	var kilobytes float64
	_, after, _ := strings.Cut(string(text), "\nVmHWM:")
	_, err = fmt.Sscan(after, &kilobytes)
	require.NoError(b, err)
	return kilobytes * 1024
}

// measureCommands times what a publisher runs, and what the server needs.
func measureCommands(b *testing.B, t *table, column string, s *guideServer, library sitetest.Library) {
	b.Helper()
	library.Write(b, s.dir)
	var addresses []string
	for range 3 {
		began := time.Now()
		output(b, s.program, "check", s.dir)
		t.add("guide check, s", column, time.Since(began).Seconds())
		site := filepath.Join(b.TempDir(), "site")
		began = time.Now()
		output(b, s.program, "export", "-content", s.dir, site)
		t.add("export, s", column, time.Since(began).Seconds())
		var size int64
		addresses, size = exported(b, site)
		t.add("export, MB", column, float64(size)/1e6)
		t.add("export, files", column, float64(len(addresses)))
		require.NoError(b, os.RemoveAll(site))
	}
	for range 2 {
		t.add("server ready, ms", column, float64(s.start(b).Milliseconds()))
		s.stop()
	}
	t.add("server ready, ms", column, float64(s.start(b).Milliseconds()))
	b.Cleanup(s.process.End)
	s.waitUntilIdle(b)
	t.add("server's memory at rest, MB", column, pss(b, s.cmd.Process.Pid)/1e6)
	answered := 0
	asked := slices.DeleteFunc(addresses, func(address string) bool { // what is for hosts of files alone
		return slices.Contains([]string{".br", ".gz"}, path.Ext(address)) || strings.HasPrefix(address, "/.guide-export/")
	})
	for _, address := range asked {
		if s.get(b, address) != nil {
			answered++
		}
	}
	require.Greater(b, answered, len(asked)/2, "a server answers with what an export writes")
	s.waitUntilIdle(b)
	t.add("server's memory after each file was asked for, MB", column, pss(b, s.cmd.Process.Pid)/1e6)
	t.add("server's memory at most, MB", column, s.mostMemory(b)/1e6)
}

// exported lists the addresses of an export, and how large its files are together.
func exported(b *testing.B, dir string) (addresses []string, size int64) {
	b.Helper()
	require.NoError(b, filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		size += info.Size()
		inside, err := filepath.Rel(dir, file)
		addresses = append(addresses, "/"+strings.TrimSuffix(filepath.ToSlash(inside), "index.html"))
		return err
	}))
	slices.Sort(addresses)
	return addresses, size
}
