package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// local is the time as the phone's own clock shows it. Go in a browser knows only
// the offset of the moment at which it started: after the clocks have changed, or
// in another time zone, its times would be an hour off.
func local(t time.Time) time.Time {
	if goapp.IsServer {
		return t
	}
	west := goapp.Window().Get("Date").New(t.UnixMilli()).Call("getTimezoneOffset").Int()
	return t.In(time.FixedZone("", -west*60))
}
