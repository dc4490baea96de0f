// Package leeds holds the default pack: the one minute guides of the Leeds
// Safeguarding Children Partnership as plain files.
//
// Whoever looks after the content changes the files beside this one. Each
// says at its top what it holds and how to change it safely. Package
// content/pack reads them.
package leeds

import "embed"

// Files are the pack's files.
//
//go:embed pack.yaml contacts.yaml links.yaml practice.yaml privacy.md accessibility.md guides
var Files embed.FS
