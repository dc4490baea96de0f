//go:build unix

package web

import (
	"errors"
	"os"
	"syscall"
)

// lock locks the file until unlock is called or the program ends, however it ends. Before
// others may lock it, unlock calls remove, if that is not nil.
func lock(name string) (unlock func(remove func()), err error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errExporting
	}
	if err == nil && !is(file, name) { // the one who had it has just removed it
		err = errExporting
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return func(remove func()) {
		if remove != nil {
			remove()
		}
		file.Close()
	}, nil
}

// is reports whether the open file is the one with the name.
func is(file *os.File, name string) bool {
	open, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(open, named)
}
