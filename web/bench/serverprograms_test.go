package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// guide serves what is built in, or a folder that is named.
func guide(at place, more ...string) *exec.Cmd {
	args := append([]string{"serve", "-addr", "127.0.0.1:" + at.port}, more...)
	if at.cert != "" {
		args = append(args, "-tls-cert", at.cert, "-tls-key", at.key, "-redirect-addr", "none")
	}
	return exec.Command("../../bin/guide", args...)
}

// nginx as it is fastest with files that are compressed already.
func nginx(b *testing.B, dir string, at place) *exec.Cmd {
	b.Helper()
	config := filepath.Join(dir, "nginx.conf")
	listen := "listen 127.0.0.1:" + at.port + ";"
	if at.cert != "" {
		listen = fmt.Sprintf("listen 127.0.0.1:%s ssl http2; ssl_certificate %s; ssl_certificate_key %s; ssl_protocols TLSv1.2 TLSv1.3;", at.port, at.cert, at.key)
	}
	write(b, config, fmt.Appendf(nil, `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; user root; worker_processes 2; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events { worker_connections 512; }
http {
	access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; brotli_static on;
	types { text/html html; application/wasm wasm; }
	server { %[2]s root %[1]s; }
}
`, dir, listen))
	return exec.Command("/usr/sbin/nginx", "-p", dir, "-c", config)
}

func caddy(b *testing.B, dir string, at place) *exec.Cmd {
	b.Helper()
	config, tls := filepath.Join(dir, "Caddyfile"), ""
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
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	return cmd
}
