package main

import (
	"errors"
	"flag"
	"io"
	"log/slog"
)

// The formats of the log.
const (
	asText = "text"
	asJSON = "json"
)

// logFlag is the format of the log: for a person, or for a program that collects logs.
func logFlag(flags *flag.FlagSet) *string {
	format := asText
	flags.Func("log-format", "text or json", func(word string) error {
		if word != asText && word != asJSON {
			return errors.New("want text or json")
		}
		format = word
		return nil
	})
	return &format
}

func newLog(format string, to io.Writer) *slog.Logger {
	if format == asJSON {
		return slog.New(slog.NewJSONHandler(to, nil))
	}
	return slog.New(slog.NewTextHandler(to, nil))
}
