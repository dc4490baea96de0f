package bench

import (
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
	"oneminuteguide/web/sitetest"
)

// server is a program that serves the same site.
type server struct {
	name    string
	command func(place) *exec.Cmd
}

// place is where a server answers: plainly, or over TLS with the certificate.
type place struct {
	port      string
	cert, key string // files; "" for plain HTTP
}

func (p place) origin() string {
	if p.cert != "" {
		return "https://127.0.0.1:" + p.port
	}
	return "http://127.0.0.1:" + p.port
}

// BenchmarkServers puts the guide's own server beside nginx and Caddy with an export, and
// beside the library that it is built on: the same Brotli files on loopback, over HTTP/1.1
// and over TLS, one server after the other in each round, with the programs that ask on the
// same cores.
func BenchmarkServers(b *testing.B) {
	for b.Loop() {
		site := sitetest.Shipped(b)
		page, _ := site.Lookup("/guides/cse/")
		wasm, _ := site.Lookup("/client.wasm")
		dir, err := filepath.Abs(filepath.Join(benchFolder, "servers"))
		require.NoError(b, err)
		export(b, dir)
		program := buildNetHTTP(b)
		cert, key := certificatetest.Write(b, b.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
		t := &table{ratioTo: "nginx"}
		servers := []server{
			{"One Minute Guide", func(at place) *exec.Cmd { return guide(at) }},
			{"nginx", func(at place) *exec.Cmd { return nginx(b, dir, asFast, at) }},
			{"nginx, same headers", func(at place) *exec.Cmd { return nginx(b, dir, asExported(dir), at) }},
			{"Caddy", func(at place) *exec.Cmd { return caddy(b, dir, at) }},
			{"net/http alone", func(at place) *exec.Cmd { return netHTTP(program, dir, at) }},
		}
		for _, s := range servers {
			t.columns = append(t.columns, s.name)
		}
		for round := range rounds(b) {
			for _, s := range servers {
				b.Logf("round %d: %s", round+1, s.name)
				measureServer(b, t, s, place{port: browsertest.FreePort(b)}, page, wasm)
			}
			for _, s := range servers {
				b.Logf("round %d: %s over TLS", round+1, s.name)
				measureServer(b, t, s, place{browsertest.FreePort(b), cert, key}, page, wasm)
			}
			t.rounds++
			t.write(b, "bench-servers.md")
		}
	}
}

func measureServer(b *testing.B, t *table, s server, at place, page, wasm *web.File) {
	b.Helper()
	began := time.Now()
	running := startServer(b, s.command(at), at, page.Path)
	defer running.End()
	over := ""
	if at.cert != "" {
		over = " over TLS"
	}
	t.add("ready after its start"+over+", ms", s.name, float64(time.Since(began).Milliseconds()))
	time.Sleep(2 * time.Second) // what it does after that
	for _, f := range []*web.File{page, wasm} {
		kind, address := "page", f.Path
		if f == wasm {
			kind, address = "wasm", f.Address()
		}
		url, what := at.origin()+address, fmt.Sprintf("%s of %d bytes%s", kind, len(f.Compressed().Brotli), over)
		requireBrotli(b, visitor(b, at, "HTTP/1.1"), "HTTP/1.1", url, f)
		if at.cert == "" {
			perSecond, p99 := wrk(b, "-c16", "-d3s", url)
			t.add(what+", requests per second (wrk)", s.name, perSecond)
			t.add(what+", p99, ms (wrk)", s.name, p99)
			t.add(what+", requests per second (h2load)", s.name, h2load(b, "--h1", "-c16", "-D3", url))
			continue
		}
		requireBrotli(b, visitor(b, at, "HTTP/2.0"), "HTTP/2.0", url, f)
		perSecond, p99 := wrk(b, "-c16", "-d3s", url)
		t.add(what+", requests per second (wrk, HTTP/1.1)", s.name, perSecond)
		t.add(what+", p99, ms (wrk, HTTP/1.1)", s.name, p99)
		t.add(what+", requests per second (h2load, HTTP/2)", s.name, h2load(b, "-c16", "-m8", "-D3", url))
	}
	t.add("memory under load"+over+", MB", s.name, memoryOf(b, running)/1e6)
}

// startServer starts the server, and waits until it answers.
func startServer(b *testing.B, command *exec.Cmd, at place, path string) *browsertest.Process {
	b.Helper()
	began, client := time.Now(), visitor(b, at, "HTTP/1.1")
	running, err := browsertest.StartProcess(command)
	require.NoError(b, err)
	for {
		if answer, err := client.Get(at.origin() + path); err == nil {
			answer.Body.Close()
			require.Equal(b, http.StatusOK, answer.StatusCode, command)
			return running
		}
		if time.Since(began) > 10*time.Second {
			running.End()
			require.Fail(b, "it does not answer", command)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// memoryOf is the proportional set size of the program and all that it started, in bytes.
func memoryOf(b *testing.B, p *browsertest.Process) (bytes float64) {
	b.Helper()
	for _, id := range p.Members() {
		bytes += pss(b, id)
	}
	return bytes
}
