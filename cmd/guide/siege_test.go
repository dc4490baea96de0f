package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate/certificatetest"
)

// mostMemory is what the server may need at its worst, in MB. After its start it needs 50.
const mostMemory = 300

// besieged is the program in a process of its own, plain and over TLS.
type besieged struct {
	port    int
	process *os.Process
	log     *lines
	roots   *x509.CertPool // nil without TLS
}

func besiege(t testing.TB, program string, overTLS bool) *besieged {
	t.Helper()
	b := begin(t, program, overTLS)
	b.ask(t, b.visitor(), "/") // the site is compressed
	time.Sleep(2 * time.Second)
	return b
}

// begin starts the program, and waits until it answers.
func begin(t testing.TB, program string, overTLS bool, more ...string) *besieged {
	t.Helper()
	b := &besieged{log: new(lines)}
	args := append([]string{"serve", "-addr", "127.0.0.1:0"}, more...)
	if overTLS {
		cert, key := certificatetest.Write(t, t.TempDir(), time.Now().AddDate(1, 0, 0), "localhost")
		args = append(args, "-tls-cert", cert, "-tls-key", key)
		b.roots = poolOf(t, cert)
	}
	command := exec.Command(program, args...)
	command.Stdout, command.Stderr = b.log, b.log
	require.NoError(t, command.Start())
	b.process = command.Process
	t.Cleanup(func() {
		command.Process.Signal(os.Interrupt)
		command.Wait()
		if t.Failed() {
			t.Log(b.log)
		}
	})
	address := regexp.MustCompile(`the guide is at https?://localhost:(\d+)/`)
	require.Eventually(t, func() bool { return address.MatchString(b.log.String()) }, 30*time.Second, 20*time.Millisecond)
	b.port, _ = strconv.Atoi(address.FindStringSubmatch(b.log.String())[1])
	return b
}

// builtProgram is the program, with the scripts and the client that were built.
func builtProgram(t testing.TB) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("memory is read from /proc")
	}
	program := filepath.Join(t.TempDir(), "guide")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return program
}

// memory is what the process has at its worst so far, in MB.
func (b *besieged) memory(t testing.TB) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", b.process.Pid))
	require.NoError(t, err, "it runs")
	kilobytes, err := strconv.Atoi(regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindStringSubmatch(string(status))[1])
	require.NoError(t, err)
	return kilobytes >> 10
}

func (b *besieged) dial() (net.Conn, error) {
	if b.roots == nil {
		return net.Dial("tcp", address127(b.port))
	}
	return tls.Dial("tcp", address127(b.port), &tls.Config{RootCAs: b.roots, ServerName: "localhost", NextProtos: []string{"h2"}})
}

// visitor is a phone that comes for the first time with each request.
func (b *besieged) visitor() *http.Client {
	return &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true, ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: b.roots},
	}}
}

func (b *besieged) ask(t testing.TB, client *http.Client, path string) time.Duration {
	t.Helper()
	scheme := "http"
	if b.roots != nil {
		scheme = "https"
	}
	began := time.Now()
	r, err := client.Get(fmt.Sprintf("%s://localhost:%d%s", scheme, b.port, path))
	if assert.NoError(t, err, "a good request") {
		defer r.Body.Close()
		_, err = io.Copy(io.Discard, r.Body)
		assert.NoError(t, err)
		assert.Equal(t, http.StatusOK, r.StatusCode)
	}
	return time.Since(began)
}

// usual is the median time of good requests, until done is closed, of at least 50.
func (b *besieged) usual(t testing.TB, done <-chan struct{}) time.Duration {
	t.Helper()
	client := b.visitor()
	var all []time.Duration
	for open := true; open || len(all) < 50; {
		all = append(all, b.ask(t, client, "/contacts/"))
		select {
		case <-done:
			open = false
		case <-time.After(5 * time.Millisecond):
		}
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// Whatever strangers do, good requests are answered, memory stays bounded, and the
// program neither ends nor panics.
func TestSieges(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	program := builtProgram(t)
	for _, name := range slices.Sorted(maps.Keys(sieges)) {
		t.Run(name, func(t *testing.T) {
			b := besiege(t, program, sieges[name].overTLS)
			usual, meanwhile := b.under(t, sieges[name], 4*time.Second)
			t.Logf("usual %v, meanwhile %v, %d MB", usual, meanwhile, b.memory(t))
			assert.Less(t, b.memory(t), mostMemory)
			// The siege, the visitor and the server share this machine, and others use it: less
			// than this tells nothing. BenchmarkSieges says how long it takes.
			assert.LessOrEqual(t, meanwhile, max(2*usual, time.Second/4))
			assert.NotContains(t, b.log.String(), "panic")
		})
	}
}

// BenchmarkSieges is for a quiet machine: a good request during a siege, in milliseconds
// and in times of the usual, and the memory that the server needed at its worst.
func BenchmarkSieges(b *testing.B) {
	program := builtProgram(b)
	for _, name := range slices.Sorted(maps.Keys(sieges)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				server := besiege(b, program, sieges[name].overTLS)
				usual, meanwhile := server.under(b, sieges[name], 15*time.Second)
				b.ReportMetric(float64(meanwhile.Microseconds())/1000, "ms")
				b.ReportMetric(float64(meanwhile)/float64(usual), "times")
				b.ReportMetric(float64(server.memory(b)), "MB")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// under is the usual time of a good request, and that during a siege.
func (b *besieged) under(t testing.TB, s siege, lasting time.Duration) (usual, meanwhile time.Duration) {
	now := make(chan struct{})
	close(now)
	usual = b.usual(t, now)
	ctx, stop := context.WithTimeout(t.Context(), lasting)
	defer stop()
	done := make(chan struct{})
	go func() {
		s.do(ctx, b)
		close(done)
	}()
	return usual, b.usual(t, done)
}
