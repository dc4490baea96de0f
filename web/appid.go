package web

import (
	"encoding/json"
	"errors"
	"regexp"
)

var appID = regexp.MustCompile(`^[0-9a-f]{12}$`)

// CheckAppID returns an error for what cannot be the id of an app.
func CheckAppID(id string) error {
	if !appID.MatchString(id) {
		return errors.New("want the app's 12 digits (0-9, a-f) as a phone shows them under About")
	}
	return nil
}

// AppID is the id of the site's app: what phones show under About.
func (s *Site) AppID() (string, error) {
	pointer, _ := s.Lookup(pointerPath)
	var r release
	err := json.Unmarshal(pointer.Body(), &r)
	return r.App.ID, err
}
