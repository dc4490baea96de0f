package web

import (
	"embed"
	"fmt"
	"io/fs"
)

// built holds what `make build` lays into the folder client before the binary
// is compiled: the program, pressed, and the loader of the Go that compiled it.
//
//go:embed all:client
var built embed.FS

// Client is the app's program for the browser.
type Client struct {
	Wasm, WasmBrotli, WasmGzip []byte
	Exec                       []byte // wasm_exec.js of the same Go
}

// BuiltClient returns the client that was compiled into the binary.
func BuiltClient() (Client, error) {
	var c Client
	for name, into := range map[string]*[]byte{
		"client.wasm":    &c.Wasm,
		"client.wasm.br": &c.WasmBrotli,
		"client.wasm.gz": &c.WasmGzip,
		"wasm_exec.js":   &c.Exec,
	} {
		data, err := fs.ReadFile(built, "client/"+name)
		if err != nil {
			return Client{}, fmt.Errorf("%s is not in this binary: build it with `make build`", name)
		}
		*into = data
	}
	return c, nil
}
