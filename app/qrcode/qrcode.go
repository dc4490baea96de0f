// Package qrcode draws the address of the app as a QR code: on the poster, and on the
// screen from which a colleague scans it.
package qrcode

import (
	"errors"
	"strconv"

	"rsc.io/qr/coding"
)

// QuietZone is how much white a scanner needs around a code, in modules: ISO/IEC 18004, 5.3.8.
const QuietZone = 4

// Drawing is a code as a path to fill with black, on a white square of Size by Size
// modules that has the quiet zone in it.
type Drawing struct {
	Path string
	Size int
}

// Draw draws the text, so that 15 % of the code may be dirty or torn.
func Draw(text string) (Drawing, error) {
	code, err := encode(coding.String(text))
	if err != nil {
		return Drawing{}, err
	}
	var path []byte
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) { // beyond its edge it is not
				x++
			}
			if x > from {
				path = appendRow(path, from, y, x-from)
			}
		}
	}
	return Drawing{string(path), code.Size + 2*QuietZone}, nil
}

// encode makes the smallest code that holds the text, with the mask that suits it best.
func encode(text coding.String) (*coding.Code, error) {
	version := coding.Version(coding.MinVersion)
	for text.Bits(version) > version.DataBytes(coding.M)*8 {
		if version++; version > coding.MaxVersion {
			return nil, errors.New("too long for a QR code")
		}
	}
	var best *coding.Code
	for mask := range coding.Mask(8) {
		plan, err := coding.NewPlan(version, coding.M, mask)
		if err != nil {
			return nil, err
		}
		code, err := plan.Encode(text)
		if err != nil {
			return nil, err
		}
		if best == nil || penalty(code) < penalty(best) {
			best = code
		}
	}
	return best, nil
}

// appendRow draws dark modules side by side.
func appendRow(path []byte, x, y, width int) []byte {
	path = strconv.AppendInt(append(path, 'M'), int64(x+QuietZone), 10)
	path = strconv.AppendInt(append(path, ' '), int64(y+QuietZone), 10)
	path = strconv.AppendInt(append(path, 'h'), int64(width), 10)
	return append(strconv.AppendInt(append(path, "v1h-"...), int64(width), 10), 'z')
}
