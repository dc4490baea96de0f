package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"

	"oneminuteguide/web/compress"
)

// built holds what `make build` lays into the folder built before the binary is
// compiled: the scripts and the style sheet, each as one file; the program,
// compressed as a whole and in chunks; and the loader of the Go that compiled it.
//
//go:embed all:built
var built embed.FS

// Scripts are the bundled scripts and the style sheet, as `make build` made them.
func Scripts() fs.FS {
	scripts, err := fs.Sub(built, "built")
	if err != nil {
		panic(err) // the name is a constant
	}
	return scripts
}

// Client is the app's program for the browser.
type Client struct {
	Program *File  // as NewProgram makes it, for any number of sites
	Exec    []byte // wasm_exec.js of the same Go
}

// programName is that of the client's program in the folder.
const programName = "client.wasm"

// BuiltClient returns the client that was compiled into the binary. There it is
// compressed only, and its chunks are read when they are asked for: 10 MB that a
// server seldom has a use for.
func BuiltClient() (Client, error) {
	var missing error
	read := func(name string) []byte {
		data, err := readBuilt(Scripts(), name)
		missing = errors.Join(missing, err)
		return data
	}
	exec, compressed := read("wasm_exec.js"), compress.Compressed{Brotli: read(programName + ".br"), Gzip: read(programName + ".gz")}
	if missing != nil {
		return Client{}, missing
	}
	wasm, err := unzip(compressed.Gzip)
	if err != nil {
		return Client{}, err
	}
	for i := range compress.Divide(wasm) {
		name := compress.ChunkName(programName, i)
		if _, err := fs.Stat(Scripts(), name+".gz"); err != nil {
			return Client{}, errIncomplete(name)
		}
	}
	unpack := func() []byte {
		wasm, err := unzip(compressed.Gzip)
		if err != nil {
			panic(err) // it was unpacked before
		}
		return wasm
	}
	return Client{NewProgram(wasm, unpack, compressed, builtChunk), exec}, nil
}

func unzip(zipped []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		return nil, err
	}
	whole := bytes.NewBuffer(make([]byte, 0, binary.LittleEndian.Uint32(zipped[len(zipped)-4:])+bytes.MinRead)) // its end tells the size: RFC 1952, 2.3.1
	_, err = whole.ReadFrom(reader)
	return whole.Bytes(), err
}

// builtChunk reads a chunk of the program, which BuiltClient has seen to be there.
func builtChunk(i int) compress.Compressed {
	name := compress.ChunkName(programName, i)
	br, _ := readBuilt(Scripts(), name+".br")
	gz, _ := readBuilt(Scripts(), name+".gz")
	return compress.Compressed{Brotli: br, Gzip: gz}
}

func readBuilt(files fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errIncomplete(name)
	}
	return data, err
}

func errIncomplete(name string) error {
	return fmt.Errorf("%s is not in this binary: build it with `make build`", name)
}
