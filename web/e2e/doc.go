// Package e2e opens the built site in real browsers: Chromium over its DevTools
// protocol, WebKitGTK over W3C WebDriver, Firefox over WebDriver BiDi. All of it
// is tests.
//
// A test is written once and run in two engines by forEachEngine, or in all three
// by forEveryEngine. What one engine alone can do (a PDF, real touch, the list of
// all requests) is a method of its own type, so a test that needs it opens that
// engine by name.
//
// A browser that is not installed fails the tests; it never skips them. On Debian
// the engines are the packages chromium, webkit2gtk-driver with xvfb, and firefox-esr.
package e2e
