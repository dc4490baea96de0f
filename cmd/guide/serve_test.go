package main

import (
	"net"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPlace(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080":   "http://localhost:8080/",
		"[::1]:8080":       "http://[::1]:8080/",
		"192.0.2.7:80":     "http://192.0.2.7:80/",
		"0.0.0.0:8080":     "http://localhost:8080/ and at every other address of this machine",
		"[::]:8080":        "http://localhost:8080/ and at every other address of this machine",
		"[fe80::1%lo]:443": "http://[fe80::1%lo]:443/",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		assert.NoError(t, err)
		assert.Equal(t, want, place(tcp), addr)
	}
}
