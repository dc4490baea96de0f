// Package protocol is what the server and the scripts on the phone agree on:
// addresses, the format of a release, media types, headers, and the names under
// which the page and the program keep things. It is written down here alone; the
// scripts get it when they are bundled.
package protocol

import (
	"mime"
	"path"

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
	PackPath     = "/pack.json"
	ManifestPath = "/manifest.webmanifest"
)

// ScreenshotsPath begins the addresses of the manifest's pictures, which are not
// part of a copy: they are shown once, before there is one.
const ScreenshotsPath = "/icons/screenshot-"

// Addresses of a preview, which are in no site: only an editor's own browser gets them.
const (
	FaultsPath = "/-/faults"
	EventsPath = "/-/events"
	WatchPath  = "/-/watch.js"
)

// Files and chunks also have an address under their hash, which never changes.
const (
	HashedFolder = "/_/"
	ChunkEnd     = ".part"
	ChunkID      = 10 // hexadecimal digits of a chunk's id: enough to name it, the whole file is verified
)

// Format is the one of a release that this worker and this server know.
const Format = "one-minute-release-3"

// Constants are what the scripts are given, under the names that
// web/constants.d.ts declares.
func Constants() map[string]any {
	return map[string]any{
		"RELEASE_PATH":    ReleasePath,
		"WORKER_PATH":     WorkerPath,
		"FALLBACK_PATH":   FallbackPath,
		"NOT_FOUND_PATH":  app.NotFoundPath,
		"CLOSED_PATH":     app.ClosedPath,
		"PACK_PATH":       PackPath,
		"MANIFEST_PATH":   ManifestPath,
		"HASHED_FOLDER":   HashedFolder,
		"CHUNK_END":       ChunkEnd,
		"FAULTS_PATH":     FaultsPath,
		"EVENTS_PATH":     EventsPath,
		"CHUNK_ID":        ChunkID,
		"FORMAT":          Format,
		"APP_NEEDS":       []string{ProgramPath, BootPath},
		"FILES_FOLDER":    content.FilesFolder,
		"CONTENT_NEEDS":   []string{"/", app.NotFoundPath, "/contacts/", PackPath, ManifestPath},
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
}

// MediaType goes by the path alone, so that every machine says the same.
func MediaType(p string) string {
	if known, found := mediaTypes[path.Ext(p)]; found {
		return known
	}
	return mime.TypeByExtension(path.Ext(p))
}
