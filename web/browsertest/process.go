package browsertest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// Process is a program that leads a process group of its own, so that it can be
// ended together with everything it started, and with nothing else.
type Process struct {
	group int
	done  chan struct{} // closed when the program itself has ended
}

// StartProcess starts the program.
func StartProcess(cmd *exec.Cmd) (*Process, error) {
	// The kernel ends the program when this one dies without cleaning up. It
	// goes by the thread that started it, so that thread is kept to the end.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.WaitDelay = 5 * time.Second
	p := &Process{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		if err == nil {
			p.group = cmd.Process.Pid
		}
		started <- err
		if err == nil {
			cmd.Wait() // how it ended does not matter
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

// ended waits for the program to end by itself.
func (p *Process) ended(patience time.Duration) bool {
	select {
	case <-p.done:
		return true
	case <-time.After(patience):
		return false
	}
}

// End kills the group and waits until it is gone, because a browser process
// that still writes would keep its folder from being removed.
func (p *Process) End() {
	syscall.Kill(-p.group, syscall.SIGKILL)
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline) && p.running(); {
		time.Sleep(10 * time.Millisecond)
	}
	p.ended(10 * time.Second)
}

// running says whether the group has a member that is not yet a zombie.
func (p *Process) running() bool { return len(p.Members()) > 0 }

// Members are the ids of the group's processes that are not yet zombies.
func (p *Process) Members() (ids []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, stat := range stats {
		text, _ := os.ReadFile(stat)
		_, text, _ = bytes.Cut(text, []byte(") ")) // state, parent, group
		fields := bytes.Fields(text)
		if len(fields) > 2 && string(fields[2]) == strconv.Itoa(p.group) && fields[0][0] != 'Z' {
			id, _ := strconv.Atoi(filepath.Base(filepath.Dir(stat)))
			ids = append(ids, id)
		}
	}
	return ids
}

// program finds a program, or says which Debian package has it.
func program(pattern, debian string) (string, error) {
	found, _ := filepath.Glob(pattern)
	if len(found) == 0 {
		return "", fmt.Errorf("%s is missing: apt-get install %s", pattern, debian)
	}
	return found[len(found)-1], nil
}
