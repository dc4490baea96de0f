package certificate

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/acme/autocert"
)

// A disk that is full costs a certificate at each start: an authority gives only a few.
func TestACertificateThatCannotBeKept(t *testing.T) {
	full := filepath.Join(t.TempDir(), "full")
	require.NoError(t, os.WriteFile(full, nil, 0o600))
	var log bytes.Buffer
	folder := kept{autocert.DirCache(full), "", slog.New(slog.NewTextHandler(&log, nil))}
	require.Error(t, folder.Put(t.Context(), "guide.example.org", nil))
	assert.Contains(t, log.String(), `cannot be kept: the next start will ask for another" file=guide.example.org error="mkdir `)
}

// Whoever has practised with an authority for tests does not serve its certificates to phones.
func TestCertificatesOfAnotherAuthority(t *testing.T) {
	const practice, public = "https://staging.example.org/directory", "https://example.org/directory"
	folder := t.TempDir()
	open := func(authority string, domains ...string) (*ACME, error) {
		return NewACME(domains, folder, Authority{Directory: authority}, slog.New(slog.DiscardHandler))
	}
	keep := func(authority string, names ...string) {
		t.Helper()
		a, err := open(authority)
		require.NoError(t, err)
		for _, name := range names {
			require.NoError(t, a.manager.Cache.Put(t.Context(), name, []byte(name)))
		}
	}
	opens := func(authority string, domains ...string) {
		t.Helper()
		_, err := open(authority, domains...)
		require.NoError(t, err)
	}
	const one, two = "one.example.org", "two.example.org"
	keep(practice, "acme_account+key", two+"+token") // a try that failed leaves no more
	opens(public, one, two)

	keep(practice, two)
	opens(practice, one, two)
	opens(public, one) // another server keeps its own there
	_, err := open(public, one, two)
	require.EqualError(t, err, folder+": the certificate for two.example.org is from "+practice+
		": to go on with it, want -acme-directory "+practice+"; to get one from "+public+", want another -tls-cache, or delete the file two.example.org")

	require.NoError(t, os.Remove(filepath.Join(folder, two)))
	opens(public, one, two)
	keep(public, two)
	opens(public, one, two)

	// A certificate that an earlier version of the program has kept is used.
	require.NoError(t, os.WriteFile(filepath.Join(folder, one), []byte("certificate"), 0o600))
	opens(public, one)
}

func TestTheFolderOfCertificates(t *testing.T) {
	var log bytes.Buffer
	open := func(folder string) error { return openFolder(folder, slog.New(slog.NewTextHandler(&log, nil))) }
	folder := filepath.Join(t.TempDir(), "new", "certificates")
	require.NoError(t, open(folder))
	assert.Empty(t, log.String())
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, entries)

	require.NoError(t, os.Chmod(folder, 0o755))
	require.NoError(t, open(folder))
	assert.Contains(t, log.String(), `level=WARN msg="other users of this machine can open the folder with the keys: want chmod 700" folder=`+folder)

	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	assert.EqualError(t, open(file), "mkdir "+file+": not a directory: want a folder that this program's user can make or write to")
	if os.Getuid() != 0 { // who may write anywhere
		require.NoError(t, os.Chmod(folder, 0o500))
		assert.EqualError(t, open(folder), folder+": permission denied: want a folder that this program's user can write to")
	}
}
