package certificate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/crypto/acme/autocert"
)

// kept is a folder that says when nothing can be written into it, which the manager does not.
type kept struct {
	autocert.DirCache
	log *slog.Logger
}

// Put is for the manager.
func (k kept) Put(ctx context.Context, name string, data []byte) error {
	err := k.DirCache.Put(ctx, name, data)
	if err != nil {
		k.log.Error("a certificate or a key cannot be kept: the next start will ask for another", "file", name, "error", err)
	}
	return err
}

// authorityFile says in a folder which authority its certificates are from. No domain has that name.
const authorityFile = "authority"

// openFolder makes the folder for certificates from the authority, and checks that they can
// be kept: an authority gives only a few a week, so a server that loses them would soon get
// none. It refuses a folder with those of another authority: the manager would use them,
// and phones refuse what an authority for tests has given.
func openFolder(folder, directory string, log *slog.Logger) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("%w: want a folder that this program's user can make or write to", err)
	}
	probe, err := os.CreateTemp(folder, "probe-*")
	if err != nil {
		if reason := new(fs.PathError); errors.As(err, &reason) {
			err = reason.Err
		}
		return fmt.Errorf("%s: %w: want a folder that this program's user can write to", folder, err)
	}
	probe.Close()
	if err := os.Remove(probe.Name()); err != nil {
		return err
	}
	if made, err := os.Stat(folder); err == nil && made.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		log.Warn("others on this machine may use the folder of the keys: want chmod 700", "folder", folder)
	}
	file := filepath.Join(folder, authorityFile)
	before, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist): // new, or of a version of this program that did not note it
		return os.WriteFile(file, []byte(directory+"\n"), 0o600)
	case err != nil:
		return err
	case strings.TrimSpace(string(before)) != directory:
		return fmt.Errorf("%s: its certificates are from %s: want another folder for those from %s", folder, strings.TrimSpace(string(before)), directory)
	}
	return nil
}
