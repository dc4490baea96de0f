package main

import (
	"context"
	"io"

	"oneminuteguide/content/pack"
)

const wordsUsage = `	guide words [LANG]
		write a file to standard output in which to translate what the app itself says,
		for a pack in the language LANG, such as cy or ar
`

// writeWords writes a words file for a translator to complete.
func writeWords(_ context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("words", wordsUsage, stderr)
	if err := parse(flags, args, 0, 1); err != nil {
		return err
	}
	lang := "LANG"
	if flags.NArg() == 1 {
		lang = flags.Arg(0)
		if err := pack.CheckLanguage(lang); err != nil {
			return err
		}
	}
	return pack.WriteWords(stdout, lang)
}
