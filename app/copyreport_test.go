package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestWordsOfACheck(t *testing.T) {
	for name, c := range map[string]struct {
		state copyState
		want  string
	}{
		"no worker":  {copyState{}, "There is no copy on this phone to check."},
		"incomplete": {copyState{Able: true, Have: 16, Of: 19}, "Not complete: 16 of 19 files are right. Go online and check again."},
		"mended":     {copyState{Able: true, Complete: true, Have: 19, Of: 19, Altered: 1, Mended: 2}, "Complete. 2 files were missing or altered and have been mended."},
		"complete":   {copyState{Able: true, Complete: true, Have: 19, Of: 19}, "Complete: all 19 files are right."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, verified(c.state)) })
	}
}

func TestWordsOfAnUpdate(t *testing.T) {
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	before := copyState{Reached: noon, Content: 1, App: "a"}
	for name, c := range map[string]struct {
		after copyState
		want  string
	}{
		"not reached": {copyState{Reached: noon, Content: 1, App: "a"}, "The server was not reached. What is on this phone stays as it is."},
		"no answer":   {copyState{}, "The server was not reached. What is on this phone stays as it is."},
		"the same":    {copyState{Reached: noon.Add(time.Minute), Content: 1, App: "a"}, "Up to date."},
		"new content": {copyState{Reached: noon.Add(time.Minute), Content: 2, App: "a"}, "Updated. The next page that you open is the new one."},
		"new app":     {copyState{Reached: noon.Add(time.Minute), Content: 1, App: "b"}, "Updated. The next page that you open is the new one."},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, updated(before, c.after)) })
	}
}
