package browsertest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// One display serves all browsers of a test run.
var (
	xvfb    *Process
	display = sync.OnceValues(startXvfb)
)

// startXvfb lets the server choose a free display, which it writes to a pipe when it is ready.
func startXvfb() (name string, err error) {
	path, err := program("/usr/bin/Xvfb", "xvfb")
	if err != nil {
		return "", err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer read.Close()
	cmd := exec.Command(path, "-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	xvfb, err = StartProcess(cmd)
	write.Close()
	if err != nil {
		return "", err
	}
	read.SetReadDeadline(time.Now().Add(time.Minute))
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("starting Xvfb: %w", err)
	}
	return ":" + strings.TrimSpace(number), nil
}
