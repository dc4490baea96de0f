package bench

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// server is a program that serves the same two compressed files.
type server struct {
	name    string
	command func(port string) *exec.Cmd
}

// BenchmarkServers puts the guide's own server beside nginx and Caddy: the same
// Brotli files over HTTP/1.1 on loopback, one server after the other in each round,
// with the programs that ask on the same cores.
func BenchmarkServers(b *testing.B) {
	for b.Loop() {
		site := sitetest.Shipped(b)
		page, _ := site.Lookup("/guides/cse/")
		wasm, _ := site.Lookup("/client.wasm")
		dir, err := filepath.Abs(filepath.Join(benchFolder, "servers"))
		require.NoError(b, err)
		require.NoError(b, os.RemoveAll(dir))
		for _, f := range []*web.File{page, wasm} {
			name := filepath.Join(dir, strings.TrimSuffix(f.Path, "/"))
			if f == page {
				name = filepath.Join(dir, f.Path, "index.html")
			}
			write(b, name, f.Body())
			write(b, name+".br", f.Compressed().Brotli)
		}
		t := &table{ratioTo: "nginx"}
		servers := []server{
			{"One Minute Guide", func(port string) *exec.Cmd {
				return exec.Command("../../bin/guide", "serve", "-addr", "127.0.0.1:"+port)
			}},
			{"nginx", func(port string) *exec.Cmd { return nginx(b, dir, port) }},
			{"Caddy", func(port string) *exec.Cmd { return caddy(b, dir, port) }},
		}
		for _, s := range servers {
			t.columns = append(t.columns, s.name)
		}
		for round := range rounds {
			for _, s := range servers {
				b.Logf("round %d: %s", round+1, s.name)
				measureServer(b, t, s, page, wasm)
			}
			t.rounds++
			t.write(b, "bench-servers.md")
		}
	}
}

func measureServer(b *testing.B, t *table, s server, page, wasm *web.File) {
	b.Helper()
	port := freePort(b)
	origin := "http://127.0.0.1:" + port
	began := time.Now()
	running, err := browsertest.StartProcess(s.command(port))
	require.NoError(b, err)
	defer running.End()
	for {
		if answer, err := http.Get(origin + page.Path); err == nil {
			answer.Body.Close()
			require.Equal(b, http.StatusOK, answer.StatusCode, s.name)
			break
		}
		require.Less(b, time.Since(began), 10*time.Second, "%s does not answer", s.name)
		time.Sleep(2 * time.Millisecond)
	}
	t.add("ready after its start, ms", s.name, float64(time.Since(began).Milliseconds()))
	time.Sleep(2 * time.Second) // what it does after that
	for _, f := range []*web.File{page, wasm} {
		url, what := origin+f.Path, fmt.Sprintf("page of %d bytes", len(f.Compressed().Brotli))
		if f == wasm {
			what = fmt.Sprintf("wasm of %d bytes", len(f.Compressed().Brotli))
		}
		requireBrotli(b, url, f)
		perSecond, p99 := wrk(b, url)
		t.add(what+", requests per second (wrk)", s.name, perSecond)
		t.add(what+", p99, ms (wrk)", s.name, p99)
		t.add(what+", requests per second (h2load)", s.name, h2load(b, url))
	}
	t.add("memory under load, MB", s.name, memoryOf(b, running)/1e6)
}

// requireBrotli makes sure that the servers are asked for the same bytes.
func requireBrotli(b *testing.B, url string, f *web.File) {
	b.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	require.NoError(b, err)
	request.Header.Set("Accept-Encoding", "br")
	answer, err := http.DefaultClient.Do(request)
	require.NoError(b, err)
	defer answer.Body.Close()
	var body bytes.Buffer
	_, err = body.ReadFrom(answer.Body)
	require.NoError(b, err)
	require.Equal(b, "br", answer.Header.Get("Content-Encoding"), url)
	require.Equal(b, len(f.Compressed().Brotli), body.Len(), url)
}

var (
	wrkRate, wrkP99 = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`), regexp.MustCompile(`99%\s+([\d.]+)(us|ms|s)`)
	h2loadRate      = regexp.MustCompile(`, ([\d.]+) req/s`)
)

func wrk(b *testing.B, url string) (perSecond, p99 float64) {
	b.Helper()
	out := output(b, "wrk", "-t1", "-c16", "-d3s", "--latency", "-H", "Accept-Encoding: br", url)
	latency := wrkP99.FindStringSubmatch(out)
	require.NotNil(b, latency, out)
	return number(b, wrkRate, out), number(b, wrkP99, out) * map[string]float64{"us": 0.001, "ms": 1, "s": 1000}[latency[2]]
}

func h2load(b *testing.B, url string) (perSecond float64) {
	b.Helper()
	return number(b, h2loadRate, output(b, "h2load", "--h1", "-t1", "-c16", "-D3", "-H", "Accept-Encoding: br", url))
}

func output(b *testing.B, name string, args ...string) string {
	b.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(b, err, "%s: %s", name, out)
	return string(out)
}

func number(b *testing.B, pattern *regexp.Regexp, text string) float64 {
	b.Helper()
	found := pattern.FindStringSubmatch(text)
	require.NotNil(b, found, "%s in %s", pattern, text)
	n, err := strconv.ParseFloat(found[1], 64)
	require.NoError(b, err)
	return n
}

func freePort(b *testing.B) string {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(b, err)
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(b, err)
	return port
}

// nginx as it is fastest with files that are compressed already.
func nginx(b *testing.B, dir, port string) *exec.Cmd {
	b.Helper()
	config := filepath.Join(dir, "nginx.conf")
	write(b, config, fmt.Appendf(nil, `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; user root; worker_processes 2; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events { worker_connections 512; }
http {
	access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; brotli_static on;
	types { text/html html; application/wasm wasm; }
	server { listen 127.0.0.1:%[2]s; root %[1]s; }
}
`, dir, port))
	return exec.Command("/usr/sbin/nginx", "-p", dir, "-c", config)
}

func caddy(b *testing.B, dir, port string) *exec.Cmd {
	b.Helper()
	config := filepath.Join(dir, "Caddyfile")
	write(b, config, fmt.Appendf(nil, `{
	admin off
	auto_https off
}
http://127.0.0.1:%s {
	root * %s
	file_server {
		precompressed br
	}
}
`, port, dir))
	cmd := exec.Command("caddy", "run", "--config", config, "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	return cmd
}

// memoryOf is the proportional set size of the program and all that it started, in bytes.
func memoryOf(b *testing.B, p *browsertest.Process) (bytes float64) {
	b.Helper()
	for _, id := range p.Members() {
		bytes += pss(b, id)
	}
	return bytes
}
