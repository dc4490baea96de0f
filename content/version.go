package content

import (
	"strconv"
	"time"
)

// HighestVersion is the highest that an editor can give to a pack. Higher ones are the
// minute of publication.
const HighestVersion = 999

// VersionWords is a version as people read it: a small number, or the day and the time
// (UTC) of its publication.
func VersionWords(version int) string {
	if version <= HighestVersion {
		return strconv.Itoa(version)
	}
	return time.Unix(int64(version)*60, 0).UTC().Format("2006-01-02 15:04")
}
