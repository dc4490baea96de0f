package pack_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A picture that is small as a file can be one that no phone, and no server, has the
// memory or the time for.

// pngClaims is a PNG that says it is that large.
func pngClaims(width, height uint32) []byte {
	header := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	header = append(binary.BigEndian.AppendUint32(header, height), 8, 0, 0, 0, 0)
	data := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(data, header...), crc32.ChecksumIEEE(header))
}

// pngWith is a PNG with a chunk of no meaning that is that long.
func pngWith(length int) []byte {
	chunk := append([]byte("teXt"), make([]byte, length)...)
	data := binary.BigEndian.AppendUint32(nil, uint32(length))
	data = binary.BigEndian.AppendUint32(append(data, chunk...), crc32.ChecksumIEEE(chunk))
	plain := picture("10")
	const header = 8 + 25
	return append(append(bytes.Clone(plain[:header]), data...), plain[header:]...)
}

// jpegOf is a progressive JPEG of one colour that is drawn in so many steps.
func jpegOf(width, height, steps int) []byte {
	var b bytes.Buffer
	marker := func(kind byte, payload ...byte) {
		b.Write([]byte{0xFF, kind})
		b.Write(binary.BigEndian.AppendUint16(nil, uint16(len(payload)+2)))
		b.Write(payload)
	}
	b.Write([]byte{0xFF, 0xD8})
	marker(0xDB, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)
	marker(0xC2, 8, byte(height>>8), byte(height), byte(width>>8), byte(width), 1, 1, 0x11, 0)
	// one code of one bit for each table: no difference, and the end of 16,384 blocks
	marker(0xC4, append([]byte{0x00, 1}, make([]byte, 15+1)...)...)
	marker(0xC4, append(append([]byte{0x10, 1}, make([]byte, 15)...), 0xE0)...)
	marker(0xDA, 1, 1, 0, 0, 0, 0)
	blocks := (width + 7) / 8 * ((height + 7) / 8)
	b.Write(make([]byte, (blocks+7)/8))
	for range steps - 1 {
		marker(0xDA, 1, 1, 0, 1, 63, 0)
		b.Write(make([]byte, 2*(blocks/16384+1)+2))
	}
	b.Write([]byte{0xFF, 0xD9})
	return b.Bytes()
}

// webpOf is a lossless WebP of one colour: the size costs nothing.
func webpOf(width, height int) []byte { return riffOf(chunk("VP8L", losslessOf(width, height))) }

func losslessOf(width, height int) []byte {
	data := []byte{0x2F}
	data = binary.LittleEndian.AppendUint32(data, uint32(width-1)|uint32(height-1)<<14)
	// no transform, no cache, no groups of codes, and five codes of one symbol each
	bits, at := make([]byte, 8), 3
	for range 5 {
		bits[at/8] |= 1 << (at % 8) // a simple code of one symbol of one bit, which is 0
		at += 4
	}
	return append(data, bits...)
}

func chunk(name string, data []byte) []byte {
	c := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(data)))
	c = append(c, data...)
	if len(data)%2 == 1 {
		c = append(c, 0)
	}
	return c
}

func riffOf(chunks ...[]byte) []byte {
	return chunk("RIFF", append([]byte("WEBP"), bytes.Join(chunks, nil)...))
}

// canvas says how large a WebP is whose parts follow.
func canvas(width, height int, flags byte) []byte {
	w, h := width-1, height-1
	return chunk("VP8X", []byte{flags, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
}

const withAlpha = 1 << 4

func TestHostilePictures(t *testing.T) {
	t.Parallel()

	for name, c := range map[string]struct {
		file string
		data []byte
		want string // "" when it is taken
	}{
		"PNG that claims 50,000 by 50,000":    {"plan.png", pngClaims(50000, 50000), "is 50000 by 50000 pixels, want at most 12 million in all"},
		"PNG that claims what overflows":      {"plan.png", pngClaims(1<<31-1, 1<<31-1), "is no picture, or a broken one"},
		"PNG that ends behind its size":       {"plan.png", pngClaims(100, 100), "is a broken picture"},
		"PNG with a long chunk":               {"plan.png", pngWith(100 << 10), ""},
		"PNG with a longer chunk":             {"plan.png", pngWith(300 << 10), "larger than 200 KB, want a smaller one"},
		"PNG with a page behind it":           {"plan.png", append(picture("10"), "<script>alert(1)</script>"...), ""},
		"page that begins like a PNG":         {"plan.png", []byte("\x89PNG\r\n\x1a\n<script>alert(1)</script>"), "is no picture, or a broken one"},
		"page":                                {"plan.jpg", []byte("<!doctype html><script>alert(1)</script>"), "is no picture, or a broken one"},
		"drawing":                             {"plan.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "is no picture, or a broken one"},
		"JPEG":                                {"plan.jpg", jpegOf(16, 16, 1), ""},
		"JPEG in a hundred steps":             {"plan.jpg", jpegOf(160, 160, 100), ""},
		"JPEG in four thousand steps":         {"plan.jpg", jpegOf(3400, 3400, 4000), "is drawn in more than 100 steps, want it saved again as an ordinary JPEG"},
		"WebP":                                {"plan.webp", webpOf(16, 16), ""},
		"WebP of 16,384 by 16,384":            {"plan.webp", webpOf(16384, 16384), "is 16384 by 16384 pixels, want at most 12 million in all"},
		"WebP with another size inside":       {"plan.webp", riffOf(canvas(16, 16, 0), chunk("VP8L", losslessOf(16384, 16384))), "is a broken picture"},
		"WebP with more alpha than picture":   {"plan.webp", riffOf(canvas(16384, 16384, withAlpha), chunk("ALPH", append([]byte{1}, losslessOf(16384, 16384)[5:]...))), "is 16384 by 16384 pixels, want at most 12 million in all"},
		"WebP with alpha and no picture":      {"plan.webp", riffOf(canvas(3000, 4000, withAlpha), chunk("ALPH", append([]byte{1}, losslessOf(3000, 4000)[5:]...))), "is a broken picture"},
		"WebP with a thousand parts of alpha": {"plan.webp", riffOf(canvas(3000, 4000, withAlpha), bytes.Repeat(chunk("ALPH", append([]byte{1}, losslessOf(3000, 4000)[5:]...)), 1000)), "is a broken picture"},
		"PDF that is a page":                  {"plan.pdf", []byte("<!doctype html><script>alert(1)</script>"), "is no PDF, whatever its name says"},
		"PDF":                                 {"plan.pdf", []byte("%PDF-1.7\n<script>alert(1)</script>"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := baseFiles(t)
			link := "\n![A plan](" + c.file + ")\n"
			if c.file == "plan.pdf" {
				link = "\n[A plan](" + c.file + ")\n"
			}
			guide := files["guides/demo/guide.md"]
			guide.Data = append(guide.Data, link...)
			files["guides/demo/"+c.file] = &fstest.MapFile{Data: c.data}
			p, _, fault := check(t, files)
			if c.want == "" {
				require.Empty(t, fault)
				require.Len(t, p.Files, 1)
				return
			}
			assert.Contains(t, fault, `guides/demo/guide.md:22: file "guides/demo/`+c.file+`": `+c.want)
		})
	}
}
