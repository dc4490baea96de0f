package web

import (
	"encoding/json"
	"errors"
	"regexp"

	"oneminuteguide/web/protocol"
)

var appID = regexp.MustCompile(`^[0-9a-f]{12}$`)

// CheckAppID returns an error for what cannot be the id of an app.
func CheckAppID(id string) error {
	if !appID.MatchString(id) {
		return errors.New("want the 12 digits (0-9, a-f) that a phone shows on its About page")
	}
	return nil
}

const idLength = 12 // digits of the hash of an app's list

// AppID is the id of the site's app: what phones show under About.
func (s *Site) AppID() (string, error) {
	file, _ := s.Lookup(protocol.ReleasePath)
	var r release
	err := json.Unmarshal(file.Body(), &r)
	return r.App.Hash[:idLength], err
}
