// Package bench puts this app beside others, in a browser and as a server. README.md
// has what it measured. All of it is benchmarks: make bench runs them.
package bench
