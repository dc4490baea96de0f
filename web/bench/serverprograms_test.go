package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// guide serves what is built in, or a folder that is named.
func guide(at place, more ...string) *exec.Cmd {
	args := append([]string{"serve", "-addr", "127.0.0.1:" + at.port}, more...)
	if at.cert != "" {
		args = append(args, "-tls-cert", at.cert, "-tls-key", at.key, "-redirect-addr", "none")
	}
	return exec.Command("../../bin/guide", args...)
}

// export writes the site that is built in into the folder.
func export(b *testing.B, dir string) {
	b.Helper()
	require.NoError(b, os.RemoveAll(dir))
	runWith(b, ".", nil, "../../bin/guide", "export", dir)
}

// asFast is what nginx needs to serve an export as fast as it can: it says nothing of the
// files but their type.
const asFast = "brotli_static on; types { text/html html; application/wasm wasm; }"

// asExported has nginx send this app's headers, as the export's own configuration says.
func asExported(dir string) string { return "include " + filepath.Join(dir, "nginx.conf") + ";" }

func nginx(b *testing.B, dir, how string, at place) *exec.Cmd {
	b.Helper()
	own := b.TempDir()
	config, secure := filepath.Join(own, "nginx.conf"), ""
	if at.cert != "" {
		secure = fmt.Sprintf(" ssl http2; ssl_certificate %s; ssl_certificate_key %s; ssl_protocols TLSv1.2 TLSv1.3", at.cert, at.key)
	}
	write(b, config, fmt.Appendf(nil, `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; user root; worker_processes 2; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events { worker_connections 512; }
http {
	access_log off; keepalive_requests 1000000;
	sendfile on; tcp_nopush on; open_file_cache max=100;
	server {
		listen 127.0.0.1:%[2]s%[3]s;
		root %[4]s;
		%[5]s
	}
}
`, own, at.port, secure, dir, how))
	return exec.Command("/usr/sbin/nginx", "-p", own, "-c", config)
}

func caddy(b *testing.B, dir string, at place) *exec.Cmd {
	b.Helper()
	own := b.TempDir()
	config, tls := filepath.Join(own, "Caddyfile"), ""
	if at.cert != "" {
		tls = fmt.Sprintf("tls %s %s {\n\t\tprotocols tls1.2 tls1.3\n\t}", at.cert, at.key)
	}
	write(b, config, fmt.Appendf(nil, `{
	admin off
	auto_https off
	servers {
		protocols h1 h2
	}
}
%s {
	%s
	root * %s
	file_server {
		precompressed br
	}
}
`, at.origin(), tls, dir))
	cmd := exec.Command("caddy", "run", "--config", config, "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "HOME="+own, "XDG_DATA_HOME="+own, "XDG_CONFIG_HOME="+own)
	return cmd
}

func buildNetHTTP(b *testing.B) (program string) {
	b.Helper()
	program, err := filepath.Abs(filepath.Join(benchFolder, "nethttp"))
	require.NoError(b, err)
	runWith(b, ".", []string{"CGO_ENABLED=0"}, "go", "build", "-o", program, "./peers/nethttp")
	return program
}

func netHTTP(program, dir string, at place) *exec.Cmd {
	args := []string{"127.0.0.1:" + at.port, dir}
	if at.cert != "" {
		args = append(args, at.cert, at.key)
	}
	return exec.Command(program, args...)
}
