package qrcode_test

import (
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	own "oneminuteguide/app/qrcode"
)

// A decoder by others reads what is drawn.
func TestDraw(t *testing.T) {
	for name, address := range map[string]string{
		"short":        "https://a.uk/",
		"a host":       "https://guides.example.org/",
		"a folder":     "https://www.example.gov.uk/safeguarding/one-minute-guides/",
		"a port":       "http://127.0.0.1:34567/",
		"escaped":      "https://example.org/canllawiau/%C5%B5y/",
		"long":         "https://example.org/" + strings.Repeat("a-folder/", 20),
		"very long":    "https://example.org/" + strings.Repeat("a-folder/", 200),
		"digits alone": "0123456789",
		"not ASCII":    "https://ŵy.example/",
	} {
		t.Run(name, func(t *testing.T) {
			drawing, err := own.Draw(address)
			require.NoError(t, err)
			assert.Equal(t, address, decode(t, drawing))
		})
	}
}

func TestTooLong(t *testing.T) {
	_, err := own.Draw(strings.Repeat("a", 3000))
	assert.EqualError(t, err, "too long for a QR code")
}

var row = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// decode fills the path as a browser does, and reads the picture.
func decode(t *testing.T, drawing own.Drawing) string {
	t.Helper()
	const scale = 4
	picture := image.NewGray(image.Rect(0, 0, drawing.Size*scale, drawing.Size*scale))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	assert.Empty(t, row.ReplaceAllString(drawing.Path, ""), "nothing but rows")
	for _, found := range row.FindAllStringSubmatch(drawing.Path, -1) {
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(found[i+1])
		}
		x, y, width := n[0], n[1], n[2]
		assert.Equal(t, width, n[3], "it ends where it began")
		assert.True(t, x >= own.QuietZone && y >= own.QuietZone && x+width <= drawing.Size-own.QuietZone && y < drawing.Size-own.QuietZone, "the quiet zone is white")
		for py := y * scale; py < (y+1)*scale; py++ {
			for px := x * scale; px < (x+width)*scale; px++ {
				picture.SetGray(px, py, color.Gray{})
			}
		}
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	require.NoError(t, err)
	read, err := qrcode.NewQRCodeReader().Decode(bits, nil)
	require.NoError(t, err)
	assert.Equal(t, "M", read.GetResultMetadata()[gozxing.ResultMetadataType_ERROR_CORRECTION_LEVEL])
	return read.GetText()
}
