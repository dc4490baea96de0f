// Package protocol is what the server and the scripts on the phone agree on:
// addresses, the format of a release, media types, headers, and the names under
// which the page and the program keep things. It is written down here alone; the
// scripts get it when they are bundled.
package protocol

import (
	"maps"
	"mime"
	"path"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
)

// Addresses that never change: a phone that has a copy asks for these.
const (
	ReleasePath  = "/release.json"
	WorkerPath   = "/app-worker.js"
	FallbackPath = "/emergency.js"
)

// Addresses of files that a release names by their path.
const (
	ProgramPath  = "/client.wasm"
	RuntimePath  = "/wasm_exec.js"
	BootPath     = "/boot.js"
	StylePath    = "/style.css" // inside every page
	ScriptPath   = "/early.js"  // inside every page
	ManifestPath = "/manifest.webmanifest"

	IconPath      = "/icons/icon.svg"
	TouchIconPath = "/icons/apple-touch-icon.png"
)

// Files of the content, one a language: OfLanguage names those of the others.
const (
	ShellPath   = "/shell.json"
	CorePath    = "/core.json"
	NumbersPath = "/numbers.json"
	IndexPath   = "/index.json"
)

// OfLanguage is the path of that kind of file for the language whose pages begin with
// base: "/core.cy.json".
func OfLanguage(file, base string) string {
	end := path.Ext(file)
	return strings.TrimSuffix(file, end) + strings.Replace(base, "/", ".", 1) + end
}

// ScreenshotsPath begins the addresses of the manifest's pictures, which are not
// part of a copy: they are shown once, before there is one.
const ScreenshotsPath = "/icons/screenshot-"

// Addresses of a preview, which are in no site: only an editor's own browser gets them.
const (
	FaultsPath = "/-/faults"
	EventsPath = "/-/events"
	WatchPath  = "/-/watch.js"
)

// Files, pieces and chunks also have an address under their hash, which never changes.
const (
	HashedFolder = "/_/"
	ChunkEnd     = ".part"
	ChunkID      = 10 // hexadecimal digits of a chunk's id: enough to name it, the whole file is verified
	PieceEnd     = ".piece"
	PieceHash    = 32        // hexadecimal digits of a piece's hash: 16 bytes tell it from every other
	StreamEnd    = ".stream" // all pieces of a content
)

// PagesKey ends the key of a piece with pages: "/pages" are those of the main language
// beside its guides, "/guides/cse/pages" those of a guide. Without it, that is the key of the
// guide's words.
const PagesKey = "/pages"

// Format is the one of a release that this worker and this server know.
const Format = "one-minute-release-5"

// Constants are what the scripts are given, under the names that
// web/constants.d.ts declares.
func Constants() map[string]any {
	return map[string]any{
		"RELEASE_PATH":    ReleasePath,
		"WORKER_PATH":     WorkerPath,
		"FALLBACK_PATH":   FallbackPath,
		"NOT_FOUND_PATH":  app.NotFoundPath,
		"CLOSED_PATH":     app.ClosedPath,
		"STYLE_PATH":      StylePath,
		"SCRIPT_PATH":     ScriptPath,
		"SHELL_PATH":      ShellPath,
		"CORE_PATH":       CorePath,
		"NUMBERS_PATH":    NumbersPath,
		"INDEX_PATH":      IndexPath,
		"PLAIN_PATH":      app.PlainPath,
		"SEARCH_PATH":     app.IndexFile,
		"PAGES_KEY":       PagesKey,
		"PIECE_END":       PieceEnd,
		"PIECE_HASH":      PieceHash,
		"STREAM_END":      StreamEnd,
		"SLOT_BEGINS":     content.SlotBegins,
		"SLOT_ENDS":       content.SlotEnds,
		"MANIFEST_PATH":   ManifestPath,
		"HASHED_FOLDER":   HashedFolder,
		"CHUNK_END":       ChunkEnd,
		"FAULTS_PATH":     FaultsPath,
		"EVENTS_PATH":     EventsPath,
		"CHUNK_ID":        ChunkID,
		"FORMAT":          Format,
		"BOOT_PATH":       BootPath,
		"RUNTIME_PATH":    RuntimePath,
		"PROGRAM_PATH":    ProgramPath,
		"APP_NEEDS":       []string{ProgramPath, BootPath, RuntimePath, IconPath, TouchIconPath},
		"ICON_PATH":       IconPath,
		"TOUCH_ICON_PATH": TouchIconPath,
		"FILES_FOLDER":    content.FilesFolder,
		"CONTENT_NEEDS":   []string{StylePath, ScriptPath, ShellPath, CorePath, NumbersPath, IndexPath, ManifestPath},
		"MEDIA_TYPES":     mediaTypes,
		"HEADERS":         Headers,
		"POLICY":          policy,
		"TRUSTED_TYPES":   trustedTypes,
		"VISIT_KEY":       app.VisitKey,
		"PAGE_SETTINGS":   app.SettingsOfThePage,
		"KEEP_SETTING":    app.KeepSetting,
		"KEEP_IN_MEMORY":  app.KeepInMemory,
		"ANSWERS_LIFE":    int(visit.Life.Seconds()),
		"CLOCK_TOLERANCE": int(visit.ClockTolerance.Seconds()),
	}
}

// mediaTypes are given by the end of a path.
var mediaTypes = map[string]string{
	"":             "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".json":        "application/json",
	".webmanifest": "application/manifest+json",
	".wasm":        "application/wasm",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".jpeg":        "image/jpeg",
	".webp":        "image/webp",
	".pdf":         "application/pdf",
	".vcf":         "text/vcard; charset=utf-8",
	PieceEnd:       "application/octet-stream",
	StreamEnd:      "application/octet-stream",
}

// MediaTypes are by the end of a path; pages end with nothing.
func MediaTypes() map[string]string { return maps.Clone(mediaTypes) }

// MediaType goes by the path alone, so that every machine says the same.
func MediaType(p string) string {
	if known, found := mediaTypes[path.Ext(p)]; found {
		return known
	}
	return mime.TypeByExtension(path.Ext(p))
}
