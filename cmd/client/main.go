//go:build js && wasm

// Command client is the app in the browser. It takes the pack from the page
// that started it, so that a changed number needs no new program.
package main

import (
	"syscall/js"
	"time"

	"github.com/google/uuid"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/content/plainjson"
)

func main() {
	var pack content.Pack
	if err := plainjson.Read(js.Global().Get("oneMinute").Get("pack").String(), &pack); err != nil {
		panic(err) // boot.js sees the program end and leaves the page as it is
	}
	app.Run(&pack, app.NewNotebook(app.NewPhoneStorage(), time.Now, uuid.NewString))
}
