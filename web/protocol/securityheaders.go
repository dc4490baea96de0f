package protocol

import "strings"

// trustedTypes is the name of the one policy by which scripts may load a script:
// https://www.w3.org/TR/trusted-types/.
const trustedTypes = "guide"

// policy allows what the app does and nothing else, and of what is inside a page
// only the script and the style with the hashes: https://www.w3.org/TR/CSP3/.
// The fallback page has neither.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'SCRIPT'; style-src 'self' 'STYLE'; img-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
	"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types " + trustedTypes

// Policy is the content security policy of pages with this script and this style
// inside, named by their hashes.
func Policy(script, style string) string {
	return strings.NewReplacer("SCRIPT", script, "STYLE", style).Replace(policy)
}

// Headers go with every answer, beside the policy.
var Headers = map[string]string{
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           strings.Join(unused, "=(), ") + "=()",
}

// unused is what a browser can do for a page that could watch or follow a person, and
// that the app has no use for, by the names that browsers know:
// https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md.
var unused = []string{
	"accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
	"magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb", "window-management", "xr-spatial-tracking",
}
