//go:build !js

package main

import (
	"errors"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// generate writes the site, but for its program, into a new folder.
func generate(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: goapp FOLDER")
	}
	return app.GenerateStaticWebsite(args[0], &app.Handler{Name: "Hello", ShortName: "Hello", Title: "Hello", Version: number,
		Icon: app.Icon{Default: "/web/icon.png", Large: "/web/icon.png", SVG: "/web/icon.png"}})
}
