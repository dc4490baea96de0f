package hosttest

import (
	"os"
	"os/exec"
	"path/filepath"
)

// Program serves an export by the file that the export has for it.
type Program struct {
	Name    string
	command string
	config  string // with the folder of the test, that of the site, and two ports: of HTTP and of TLS
	start   func(config string) *exec.Cmd
}

// Programs are those that the export has a file for.
func Programs() []Program {
	return []Program{
		{"nginx", "nginx", nginxConfig, func(config string) *exec.Cmd {
			return exec.Command("nginx", "-p", filepath.Dir(config), "-c", config)
		}},
		{"Caddy", "caddy", caddyConfig, func(config string) *exec.Cmd {
			cmd := exec.Command("caddy", "run", "--config", config, "--adapter", "caddyfile")
			home := filepath.Dir(config)
			cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home)
			return cmd
		}},
	}
}

const nginxConfig = `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events {}
http {
	access_log off;
	include /etc/nginx/mime.types;
	gzip on;
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
	server {
		listen 127.0.0.1:%[3]s;
		listen 127.0.0.1:%[4]s ssl http2;
		ssl_certificate %[1]s/cert.pem;
		ssl_certificate_key %[1]s/key.pem;
		root %[2]s;
		include %[2]s/nginx.conf;
	}
}
`

const caddyConfig = `{
	admin off
	auto_https off
}
(guide) {
	root * %[2]s
	import %[2]s/Caddyfile
}
http://127.0.0.1:%[3]s {
	import guide
}
https://127.0.0.1:%[4]s, https://localhost:%[4]s {
	tls %[1]s/cert.pem %[1]s/key.pem
	import guide
}
`
