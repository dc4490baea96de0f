package web

import (
	"html"
	"regexp"

	"oneminuteguide/app"
	"oneminuteguide/content"
)

// A page is put together from a shell, which all pages of a language share, and its own
// part. The server does it here, and the worker on the phone in compose.ts, from the same
// files to the same bytes: a changed number or a new app changes no page's part.
//
// go-app replaces the first element of the body, which is the frame. No script runs
// before that: Chromium's parser stops after one, and paints the page as empty as it is.
var pageShell = withSlots(`<!doctype html>
<html lang="{lang}" dir="{dir}"{opens}>
<head>
<meta charset="utf-8">
<meta name="content" content="{content}" data-core="{core}" data-numbers="{numbers}" data-index="{index}"{guide}{rooted}>
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="text-scale" content="scale">
<meta name="description" content="{description}">
<meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
<meta name="apple-mobile-web-app-title" content="{app}">
<style>{style}</style>
<link rel="icon" href="{icon}">
<link rel="apple-touch-icon" href="{touchIcon}">
<link rel="manifest" href="{root}/manifest.webmanifest">
{alternates}<script src="{boot}" data-exec="{exec}" data-client="{client}" integrity="{bootHash}" defer></script>
{watch}</head>
<body>{body}
<script>{script}</script>
</body>
</html>
`)

// plainShell is around a document that needs nothing beside itself.
var plainShell = withSlots(`<!doctype html>
<html lang="{lang}" dir="{dir}"{ready}>
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="text-scale" content="scale">
<meta name="description" content="{description}">
<style>{style}</style>
</head>
<body>{body}
</body>
</html>
`)

var braces = regexp.MustCompile(`\{(\w+)\}`)

func withSlots(text string) string { return braces.ReplaceAllString(text, content.Slot("$1")) }

// ofPack are the values of a shell that are those of the pack.
func ofPack(pack *content.Pack) map[string]string {
	return map[string]string{
		"lang": pack.Language(), "dir": pack.Direction(),
		"description": html.EscapeString(pack.Words().Pages.Description),
		"root":        html.EscapeString(pack.Root), "rooted": rooted(pack),
	}
}

// rooted tells the scripts of a page the folder of the server that the site is in.
func rooted(pack *content.Pack) string {
	if pack.Root == "" {
		return ""
	}
	return ` data-root="` + html.EscapeString(pack.Root) + `"`
}

// plainDocument is the markup as a document that needs nothing beside itself.
func plainDocument(pack *content.Pack, title string, in inline, markup string, ready bool) ([]byte, error) {
	values := ofPack(pack)
	values["title"], values["style"], values["body"], values["ready"] = html.EscapeString(title), string(in.style), markup, ""
	if ready { // it shows what waits for the app, which never comes
		values["ready"] = ` data-app="ready"`
	}
	page, err := content.Filled(plainShell, values)
	return []byte(page), err
}

// alternates are links to the page at the path of the pack in all languages.
func alternates(pack *content.Pack, path string) string {
	links := ""
	for _, l := range languagesOf(pack, path) {
		links += `<link rel="alternate" hreflang="` + html.EscapeString(l.Tag) + `" href="` + html.EscapeString(l.Base+path[len(pack.Base):]) + "\">\n"
	}
	return links
}

// languagesOf are those in which the page can be read, where the pack has several.
func languagesOf(pack *content.Pack, path string) []content.Language {
	if path == pack.Root+app.NotFoundPath || path == pack.Root+app.ClosedPath {
		return nil
	}
	return pack.Languages
}

// opens marks the page to which the icon leads: it sends the reader on to the language
// that was chosen.
func opens(pack *content.Pack, path string) string {
	if path == pack.Root+"/" && pack.Edition() == "" && len(pack.Languages) > 0 {
		return ` data-opens="main"`
	}
	return ""
}
