package pack

import (
	"strings"

	"oneminuteguide/content"
)

const practiceFile = "practice.yaml"

// readPractice reads a file that a pack can do without.
func (r *reader) readPractice(pack *content.Pack, numbers directory) {
	if r.exists(practiceFile) {
		pack.Practice = r.readPracticeFile(practiceFile, numbers, (*mapping).requiredDate)
	}
}

// readPracticeFile reads the day on which it was found as date does.
func (r *reader) readPracticeFile(file string, numbers directory, date func(*mapping, string) content.Date) (p content.Practice) {
	m, ok := r.readYAML(file, "what to do before and after a call")
	if !ok {
		return p
	}
	p = content.Practice{
		Label:   m.required("label").words,
		Before:  plain(m.texts("before")),
		After:   plain(m.texts("after")),
		Sources: m.required("sources").words,
		Found:   date(m, "found"),
	}
	m.refuseOthers()
	m.refuseNumbers("before", strings.Join(p.Before, "\n"), numbers)
	m.refuseNumbers("after", strings.Join(p.After, "\n"), numbers)
	return p
}

func plain(phrases []phrase) []string {
	all := make([]string, len(phrases))
	for i, p := range phrases {
		all[i] = p.words
	}
	return all
}
