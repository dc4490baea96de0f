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
	folder := kept{autocert.DirCache(full), slog.New(slog.NewTextHandler(&log, nil))}
	require.Error(t, folder.Put(t.Context(), "guide.example.org", nil))
	assert.Contains(t, log.String(), `cannot be kept: the next start will ask for another" file=guide.example.org error="mkdir `)
}

// Who has practised with an authority for tests does not serve its certificates to phones.
func TestAFolderIsForOneAuthority(t *testing.T) {
	const forTests, real = "https://staging.example.org/directory", "https://example.org/directory"
	folder := filepath.Join(t.TempDir(), "new", "certificates")
	var log bytes.Buffer
	open := func(directory string) error {
		return openFolder(folder, directory, slog.New(slog.NewTextHandler(&log, nil)))
	}
	require.NoError(t, open(forTests))
	require.NoError(t, open(forTests))
	assert.EqualError(t, open(real), folder+": its certificates are from "+forTests+": want another folder for those from "+real)
	require.NoError(t, open(forTests), "nothing was changed")
	assert.Empty(t, log.String())
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "beside certificates: %v", entries)
}

// A folder of an earlier version, which did not note the authority, is used as it is.
func TestAFolderOfAnEarlierVersion(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Chmod(folder, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "guide.example.org"), []byte("kept"), 0o600))
	var log bytes.Buffer
	require.NoError(t, openFolder(folder, "https://example.org/directory", slog.New(slog.NewTextHandler(&log, nil))))
	kept, err := os.ReadFile(filepath.Join(folder, "guide.example.org"))
	require.NoError(t, err)
	assert.Equal(t, "kept", string(kept))
	assert.Contains(t, log.String(), `level=WARN msg="others on this machine may use the folder of the keys: want chmod 700" folder=`+folder)
}

func TestAFolderThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	assert.EqualError(t, openFolder(file, "", slog.New(slog.DiscardHandler)), "mkdir "+file+": not a directory: want a folder that this program's user can make or write to")
	if os.Getuid() == 0 {
		return // root may write anywhere
	}
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o500))
	assert.EqualError(t, openFolder(closed, "", slog.New(slog.DiscardHandler)), closed+": permission denied: want a folder that this program's user can write to")
}
