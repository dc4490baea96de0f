// Package example holds the pack that "guide init" writes for a new partnership: every
// file, each with what its fields mean, and nothing true in it.
package example

import "embed"

// Files are the pack's files.
//
//go:embed pack.yaml contacts.yaml practice.yaml privacy.md accessibility.md guides
var Files embed.FS
