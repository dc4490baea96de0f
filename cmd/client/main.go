//go:build js && wasm

// Command client is the app in the browser. It takes the pack from the page
// that started it, so that a changed number needs no new program.
package main

import (
	"runtime/debug"
	"syscall/js"
	"time"

	"github.com/google/uuid"

	"oneminuteguide/app"
	"oneminuteguide/app/hostjson"
	"oneminuteguide/content"
)

// gcPercent lets the heap come to 8 MB before Go's collector runs for the first
// time. A visit takes 2 MB at its start and 3 for the taps through every item:
// at Go's own 4 MB one of them waited 45 ms longer than the others, at 4x CPU.
const gcPercent = 200

func main() {
	debug.SetGCPercent(gcPercent)
	pack := readPack(js.Global().Get("oneMinute").Get("pack"))
	app.Run(pack, app.NewNotebook(pack, app.NewPhoneStorage(pack.Root), time.Now, uuid.NewString))
}

// readPack puts the pack together from the files that the page named.
func readPack(files js.Value) *content.Pack {
	var core content.Pack
	var numbers content.Numbers
	var index content.Index
	var guide *content.Guide
	read := func(name string, into any) {
		if err := hostjson.Read(files.Get(name).String(), into); err != nil {
			panic(err) // boot.js sees the program end and leaves the page as it is
		}
	}
	read("core", &core)
	read("numbers", &numbers)
	read("index", &index)
	if files.Get("guide").Truthy() {
		guide = new(content.Guide)
		read("guide", guide)
	}
	return content.Assemble(core, numbers, index, guide)
}
