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
	from := func(authority string) kept {
		return kept{autocert.DirCache(folder), authority, slog.New(slog.DiscardHandler)}
	}
	domains := []string{"one.example.org", "two.example.org"}
	for _, name := range []string{"acme_account+key", "two.example.org+token"} { // a try that failed leaves no more
		require.NoError(t, from(practice).Put(t.Context(), name, []byte("key")))
	}
	require.NoError(t, from(public).check(domains))

	require.NoError(t, from(practice).Put(t.Context(), "two.example.org", []byte("certificate")))
	require.NoError(t, from(practice).check(domains))
	require.NoError(t, from(public).check(domains[:1]), "another server keeps its own there")
	assert.EqualError(t, from(public).check(domains), folder+": the certificate for two.example.org is from "+practice+
		": want another folder for those from "+public+", or delete the file two.example.org to get a new one")

	require.NoError(t, os.Remove(filepath.Join(folder, "two.example.org")))
	require.NoError(t, from(public).check(domains))
	require.NoError(t, from(public).Put(t.Context(), "two.example.org", []byte("certificate")))
	require.NoError(t, from(public).check(domains))
}

// A certificate that an earlier version of the program has kept is used.
func TestCertificatesOfAnEarlierVersion(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "one.example.org"), []byte("certificate"), 0o600))
	assert.NoError(t, kept{autocert.DirCache(folder), "https://example.org/directory", nil}.check([]string{"one.example.org"}))
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
