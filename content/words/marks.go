package words

// Marks are what the app puts behind the words of a pack, around them or between them.
type Marks struct {
	_ uncompared

	FullStop string
	Colon    string
	Ellipsis string
	Quoted   Pattern
	List     Pattern
	NameAnd  Pattern // who publishes the guide, and where they are reached
}

var englishMarks = Marks{
	FullStop: ".",
	Colon:    ":",
	Ellipsis: "…",
	Quoted:   "“{words}”",
	List:     "{list}, {next}",
	NameAnd:  "{name} ({address})",
}

// List joins texts, as "one, two, three".
func (w *Words) List(texts []string) (list string) {
	for i, text := range texts {
		if i == 0 {
			list = text
		} else {
			list = w.Marks.List.Fill("list", list, "next", text)
		}
	}
	return list
}
