package content

// FilesFolder begins the addresses of the files that come with a pack.
const FilesFolder = "/files/"

// File is a picture or a document that comes with a pack. A phone's copy has it, but
// the browser's program gets only its address.
type File struct {
	Path string // its address, below FilesFolder
	Data []byte
}
