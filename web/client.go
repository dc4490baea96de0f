package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
)

// built holds what `make build` lays into the folder client before the binary
// is compiled: the program, pressed as a whole and in chunks, and the loader of
// the Go that compiled it.
//
//go:embed all:client
var built embed.FS

// Client is the app's program for the browser.
type Client struct {
	Wasm        func() []byte // unpacks it each time
	WasmPressed Pressed
	WasmChunk   func(i int) Pressed // of chunk i of Wasm
	Exec        []byte              // wasm_exec.js of the same Go
}

// ChunkName is the file that holds chunk i of the program, before its encoding's ending.
func ChunkName(wasm string, i int) string { return fmt.Sprintf("%s.chunk%02d", wasm, i) }

// BuiltClient returns the client that was compiled into the binary. There it is
// compressed only, and its chunks are read when they are asked for: 10 MB that a
// server seldom has a use for.
func BuiltClient() (Client, error) {
	var missing error
	read := func(name string) []byte {
		data, err := readBuilt(name)
		missing = errors.Join(missing, err)
		return data
	}
	c := Client{Exec: read("wasm_exec.js"), WasmPressed: Pressed{read("client.wasm.br"), read("client.wasm.gz")}, WasmChunk: builtChunk}
	if missing != nil {
		return c, missing
	}
	wasm, err := unzip(c.WasmPressed.Gzip)
	if err != nil {
		return c, err
	}
	for i := range cutEvenly(wasm) {
		if builtChunk(i).Gzip == nil {
			return c, errIncomplete(ChunkName("client.wasm", i))
		}
	}
	c.Wasm = func() []byte {
		wasm, err := unzip(c.WasmPressed.Gzip)
		if err != nil {
			panic(err) // it was unpacked before
		}
		return wasm
	}
	return c, nil
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
func builtChunk(i int) Pressed {
	name := ChunkName("client.wasm", i)
	br, _ := readBuilt(name + ".br")
	gz, _ := readBuilt(name + ".gz")
	return Pressed{br, gz}
}

func readBuilt(name string) ([]byte, error) {
	data, err := fs.ReadFile(built, "client/"+name)
	if err != nil {
		return nil, errIncomplete(name)
	}
	return data, nil
}

func errIncomplete(name string) error {
	return fmt.Errorf("%s is not in this binary: build it with `make build`", name)
}
