package web

// Licences are those of everything that is compiled into the binary and into the program
// for the browser, as `make build` gathered them.
func Licences() ([]byte, error) { return readBuilt(Scripts(), "licences.txt") }
