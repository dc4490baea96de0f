package content

import (
	"fmt"
	"strings"
)

// The marks around the name of a slot: characters of Unicode's private use area, which
// no text of a pack has.
const (
	SlotBegins = "\uE000"
	SlotEnds   = "\uE001"
)

// Slot is a place in a text for the value of that name. A number that is printed in a
// hundred guides is in one place only, and each guide has a slot for it.
func Slot(name string) string { return SlotBegins + name + SlotEnds }

// Fill puts the values in the slots of their names. Slots of other names stay.
func Fill(text string, values map[string]string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, SlotBegins)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, rest, _ := strings.Cut(after, SlotEnds)
		if value, known := values[name]; known {
			b.WriteString(value)
		} else {
			b.WriteString(Slot(name))
		}
		text = rest
	}
}

// MayFill returns an error for a slot without a value.
func MayFill(text string, values map[string]string) error {
	for _, after, found := strings.Cut(text, SlotBegins); found; _, after, found = strings.Cut(after, SlotBegins) {
		name, _, _ := strings.Cut(after, SlotEnds)
		if _, known := values[name]; !known {
			return fmt.Errorf("slot %q has no value", name)
		}
	}
	return nil
}

// Filled is Fill where every slot must have a value.
func Filled(text string, values map[string]string) (string, error) {
	if err := MayFill(text, values); err != nil {
		return "", err
	}
	return Fill(text, values), nil
}
