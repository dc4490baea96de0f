package main

import (
	"context"
	"errors"
	"time"
)

// tries are how often a folder is read that changes meanwhile.
const tries = 10

var errUnsettled = errors.New("the folder changes while it is read: want all files in place first")

// readSettled reads the pack again as it was at one moment.
func (s source) readSettled(ctx context.Context) (reading, error) {
	if s.dir == "" {
		return s.read(ctx)
	}
	return settled(ctx, s.dir, s.read)
}

// settled is what read reads in the folder. When a file there changes meanwhile, half of
// what was read may be from before: then all of it is read again, a moment later.
func settled[T any](ctx context.Context, dir string, read func(context.Context) (T, error)) (T, error) {
	looked := folder{dir: dir}
	look := func() (fingerprint, error) {
		return until(ctx, func() (fingerprint, error) { return looked.look(), nil })
	}
	for range tries {
		before, err := look()
		if err != nil {
			return *new(T), err
		}
		value, faults := read(ctx)
		if after, err := look(); err != nil || after == before {
			return value, errors.Join(faults, err)
		}
		time.Sleep(pause)
	}
	return *new(T), errUnsettled
}
