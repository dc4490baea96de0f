package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/errors"
)

// Handler is named by other files and used by servers only.
type Handler struct{}

func isRemoteLocation(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

func isStaticResourcePath(path string) bool {
	return strings.HasPrefix(strings.TrimPrefix(path, "/"), "web/")
}

var errNoCipher = errors.New("the trimmed build cannot encrypt")

func encrypt(string, []byte) ([]byte, error) { return nil, errNoCipher }

func decrypt(string, []byte) ([]byte, error) { return nil, errNoCipher }
