package web

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

// built holds what `make build` lays into the folder client before the binary
// is compiled: the program, pressed as a whole and in parts, and the loader of
// the Go that compiled it.
//
//go:embed all:client
var built embed.FS

// Client is the app's program for the browser.
type Client struct {
	Wasm        []byte
	WasmPressed Pressed
	WasmParts   []Pressed // of the parts of Wasm, in their order
	Exec        []byte    // wasm_exec.js of the same Go
}

// PartName is the file that holds part i of the program, before its encoding's ending.
func PartName(wasm string, i int) string { return fmt.Sprintf("%s.part%02d", wasm, i) }

// BuiltClient returns the client that was compiled into the binary.
func BuiltClient() (Client, error) {
	var c Client
	var missing error
	read := func(name string) []byte {
		data, err := fs.ReadFile(built, "client/"+name)
		if err != nil {
			missing = errors.Join(missing, fmt.Errorf("%s is not in this binary: build it with `make build`", name))
		}
		return data
	}
	pressed := func(name string) Pressed { return Pressed{read(name + ".br"), read(name + ".gz")} }
	c.Wasm, c.Exec = read("client.wasm"), read("wasm_exec.js")
	c.WasmPressed = pressed("client.wasm")
	for i := range cutEvenly(c.Wasm) {
		c.WasmParts = append(c.WasmParts, pressed(PartName("client.wasm", i)))
	}
	return c, missing
}
