package web

import (
	"errors"
	"syscall"
)

const sharingViolation syscall.Errno = 32 // ERROR_SHARING_VIOLATION

// lock opens the file for this program alone until unlock is called or the program ends,
// however it ends. unlock calls remove, if that is not nil.
func lock(name string) (unlock func(remove func()), err error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	const nobodyElse = 0
	file, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, nobodyElse, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, errExporting
	} else if err != nil {
		return nil, err
	}
	return func(remove func()) {
		syscall.CloseHandle(file) // an open file cannot be removed
		if remove != nil {
			remove()
		}
	}, nil
}
