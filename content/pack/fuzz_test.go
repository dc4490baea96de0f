package pack_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
)

// FuzzRead writes anything at all into one of the files: an editor's slip may
// give errors, never a crash, and whatever is read keeps its texts on one line.
func FuzzRead(f *testing.F) {
	names := []string{"pack.yaml", "contacts.yaml", "links.yaml", guideFile, checklistFile}
	shipped := map[string][]byte{}
	for i, name := range names {
		data, err := fs.ReadFile(leeds.Files, name)
		if err != nil {
			f.Fatal(err)
		}
		shipped[name] = data
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := fstest.MapFS{}
		for name, original := range shipped {
			files[name] = &fstest.MapFile{Data: original}
		}
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		p, err := pack.Read(files)
		if err != nil {
			return
		}
		for _, guide := range p.Guides {
			for _, block := range guide.Blocks {
				if strings.ContainsAny(block.Text(), "\n\t") {
					t.Errorf("%q", block.Text())
				}
			}
		}
	})
}
