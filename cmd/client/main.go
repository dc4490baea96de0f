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
	var pack content.Pack
	if err := hostjson.Read(js.Global().Get("oneMinute").Get("pack").String(), &pack); err != nil {
		panic(err) // boot.js sees the program end and leaves the page as it is
	}
	app.Run(&pack, app.NewNotebook(&pack, app.NewPhoneStorage(), time.Now, uuid.NewString))
}
