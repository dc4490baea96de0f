package hosttest

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
)

// Program serves an export by the file that the export has for it.
type Program struct {
	Name    string
	command string
	config  string // a template for settings
	start   func(config string) *exec.Cmd
}

// settings are what the configuration of a program says.
type settings struct {
	Dir           string   // of the test
	Served        string   // its folder that is served
	Sites         []string // folders in that
	Whole         bool     // one of them is for the whole host, which has nothing of its own
	Port, TLSPort string
}

//go:embed nginx.conf.tmpl
var nginxConfig string

//go:embed Caddyfile.tmpl
var caddyConfig string

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
