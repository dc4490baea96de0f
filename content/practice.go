package content

// Practice is what to have ready before a call and to write down after it. It is
// not part of any guide, and is always shown under its label.
type Practice struct {
	Label   string   `json:"label"` // says that this is not part of the guide
	Before  []string `json:"before"`
	After   []string `json:"after"`
	Sources string   `json:"sources"`        // where it was found, in words
	Found   Date     `json:"found"`          // when it was found there
	Lang    string   `json:"lang,omitempty"` // as Guide.Lang
}
