package pack

import (
	"errors"
	"io/fs"
	"strings"

	"oneminuteguide/content"
)

const practiceFile = "practice.yaml"

// readPractice reads a file that a pack can do without.
func (r *reader) readPractice(pack *content.Pack, numbers directory) {
	if _, err := fs.Stat(r.fsys, practiceFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	m, ok := r.readYAML(practiceFile, "what to do before and after a call")
	if !ok {
		return
	}
	pack.Practice = content.Practice{
		Label:   m.required("label").words,
		Before:  plain(m.texts("before")),
		After:   plain(m.texts("after")),
		Sources: m.required("sources").words,
		Found:   m.requiredDate("found"),
	}
	m.refuseOthers()
	m.refuseNumbers("before", strings.Join(pack.Practice.Before, "\n"), numbers)
	m.refuseNumbers("after", strings.Join(pack.Practice.After, "\n"), numbers)
}

func plain(phrases []phrase) []string {
	all := make([]string, len(phrases))
	for i, p := range phrases {
		all[i] = p.words
	}
	return all
}
