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

// kept is a folder that notes which authority a certificate is from. It also says when
// nothing can be written into it, which the manager does not.
type kept struct {
	autocert.DirCache
	authority string
	log       *slog.Logger
}

// Put is for the manager.
func (k kept) Put(ctx context.Context, name string, data []byte) error {
	var err error
	if !strings.Contains(name, "+") { // a certificate: keys and tokens have one
		err = k.DirCache.Put(ctx, name+fromAuthority, []byte(k.authority))
	}
	if err = errors.Join(err, k.DirCache.Put(ctx, name, data)); err != nil {
		k.log.Error("a certificate or a key cannot be kept: the next start will ask for another", "file", name, "error", err)
	}
	return err
}

// fromAuthority is the end of the name of the file that says which authority a certificate is from.
const fromAuthority = "+authority"

// check refuses certificates of the domains that are from another authority. The manager
// would use them, and phones refuse what an authority for tests has given.
func (k kept) check(domains []string) error {
	folder := string(k.DirCache)
	for _, domain := range domains {
		if _, err := os.Stat(filepath.Join(folder, domain)); err != nil {
			continue
		}
		from, err := os.ReadFile(filepath.Join(folder, domain+fromAuthority))
		if err == nil && string(from) != k.authority {
			return fmt.Errorf("%s: the certificate for %s is from %s: to go on with it, want -acme-directory %[3]s; to get one from %[4]s, want another -tls-cache, or delete the file %[2]s", folder, domain, from, k.authority)
		}
	}
	return nil
}

// openFolder makes the folder for certificates, and checks that they can be kept there: an
// authority gives only a few a week, so a server that loses them would soon get none.
func openFolder(folder string, log *slog.Logger) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("%w: want a folder that this program's user can make or write to", err)
	}
	probe, err := os.CreateTemp(folder, "probe-*")
	if err != nil {
		if failed, is := errors.AsType[*fs.PathError](err); is {
			err = failed.Err
		}
		return fmt.Errorf("%s: %w: want a folder that this program's user can write to", folder, err)
	}
	probe.Close()
	if err := os.Remove(probe.Name()); err != nil {
		return err
	}
	if made, err := os.Stat(folder); err == nil && made.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		log.Warn("other users of this machine can open the folder with the keys: want chmod 700", "folder", folder)
	}
	return nil
}
