package main

import (
	"context"
	"io"

	"oneminuteguide/web"
)

const licencesUsage = `	guide licences
		print the licences of all that is in this program, and in the one for the browser
`

func printLicences(_ context.Context, args []string, stdout, stderr io.Writer) error {
	if err := parse(newFlags("licences", licencesUsage, stderr), args, 0, 0); err != nil {
		return err
	}
	text, err := web.Licences()
	if err != nil {
		return err
	}
	_, err = stdout.Write(text)
	return err
}
