// Package e2e opens the built site in real browsers; see browsertest for how. All
// of it is tests.
package e2e
