package web

import (
	"encoding/json"

	"oneminuteguide/content"
)

// webManifest is the web app manifest: https://www.w3.org/TR/appmanifest/.
type webManifest struct {
	ID              string             `json:"id"`
	Name            string             `json:"name"`
	ShortName       string             `json:"short_name"`
	Description     string             `json:"description"`
	Categories      []string           `json:"categories"`
	Lang            string             `json:"lang"`
	Dir             string             `json:"dir"`
	StartURL        string             `json:"start_url"`
	Scope           string             `json:"scope"`
	Display         string             `json:"display"`
	ThemeColor      string             `json:"theme_color"`
	BackgroundColor string             `json:"background_color"`
	Icons           []manifestIcon     `json:"icons"`
	Shortcuts       []manifestShortcut `json:"shortcuts"`
	Screenshots     []screenshot       `json:"screenshots"`
	LaunchHandler   launchHandler      `json:"launch_handler"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

type manifestShortcut struct {
	Name  string         `json:"name"`
	URL   string         `json:"url"`
	Icons []manifestIcon `json:"icons"`
}

// screenshot is a picture for the browser's own dialog to install the app. It shows
// the icon and nothing else: others may see the dialog.
type screenshot struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	FormFactor string `json:"form_factor"`
	Label      string `json:"label"`
}

// launchHandler says what the icon opens where the app is open already: the window
// as it is, with the item that somebody is at.
type launchHandler struct {
	ClientMode string `json:"client_mode"`
}

// manifest names the app discreetly: its name is under an icon that others may see,
// and so may be the dialog that shows its description and pictures.
func manifest(pack *content.Pack, icons icons, background colours) ([]byte, error) {
	icon := func(name, sizes, purpose string) manifestIcon {
		f := icons[name+".png"]
		return manifestIcon{pack.Root + f.Address(), sizes, f.Type, purpose}
	}
	picture := func(formFactor, sizes string) screenshot {
		f := icons["screenshot-"+formFactor+".png"]
		return screenshot{pack.Root + f.Address(), sizes, f.Type, formFactor, pack.ShortName}
	}
	return json.MarshalIndent(webManifest{
		ID: pack.Root + "/", Name: pack.ShortName, ShortName: pack.ShortName, Lang: pack.Language(), Dir: pack.Direction(),
		Description: pack.Words().Pages.Description, Categories: []string{"utilities"},
		StartURL: pack.Root + "/", Scope: pack.Root + "/", Display: "standalone",
		ThemeColor: background.Light, BackgroundColor: background.Light,
		Icons: []manifestIcon{
			icon("icon-192", "192x192", "any"),
			icon("icon-512", "512x512", "any"),
			icon("maskable-192", "192x192", "maskable"),
			icon("maskable-512", "512x512", "maskable"),
		},
		Shortcuts:     shortcuts(pack, icon("icon-192", "192x192", "any")),
		Screenshots:   []screenshot{picture("narrow", "540x960"), picture("wide", "1280x720")},
		LaunchHandler: launchHandler{"focus-existing"},
	}, "", " ")
}

func shortcuts(pack *content.Pack, icon manifestIcon) []manifestShortcut {
	w, icons := &pack.Words().Pages, []manifestIcon{icon}
	shortcuts := []manifestShortcut{{w.Contacts, pack.Root + "/contacts/", icons}}
	if pack.Several() {
		return append(shortcuts, manifestShortcut{w.Search, pack.Root + "/search/", icons})
	}
	if g := pack.WithChecklist(); g != nil {
		shortcuts = append(shortcuts, manifestShortcut{w.Checklist, pack.Root + "/guides/" + g.ID + "/checklist/", icons})
	}
	return shortcuts
}
