package browsertest

import "testing"

// Most tests run in Chromium alone: the app, the worker and the server are the same
// for every engine, and each engine costs a page load what the others do. Layout,
// history, storage and the worker's life differ, and are tested in WebKit too; what
// no phone may get wrong is tested in all three.

// Opener opens a browser of one engine, which closes when the test ends.
type Opener func(Options) Browser

// InChromium runs the test in Chromium.
func InChromium(t *testing.T, test func(t *testing.T, open Opener)) {
	t.Helper()
	test(t, func(o Options) Browser { t.Helper(); return OpenChromium(t, o) })
}

// ForEachEngine runs the test in Chromium and WebKit side by side.
func ForEachEngine(t *testing.T, test func(t *testing.T, open Opener)) {
	t.Run("chromium", func(t *testing.T) {
		t.Parallel()
		InChromium(t, test)
	})
	t.Run("webkit", func(t *testing.T) {
		t.Parallel()
		test(t, func(o Options) Browser { t.Helper(); return OpenWebKit(t, o) })
	})
}

// ForEveryEngine is ForEachEngine with Firefox.
func ForEveryEngine(t *testing.T, test func(t *testing.T, open Opener)) {
	ForEachEngine(t, test)
	t.Run("firefox", func(t *testing.T) {
		t.Parallel()
		test(t, func(o Options) Browser { t.Helper(); return OpenFirefox(t, o) })
	})
}
