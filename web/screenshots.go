package web

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"oneminuteguide/web/protocol"
)

// Pictures of the app for the dialogs in which browsers offer to install it. They
// show its icon on its background and nothing else: others may see the dialog.

var screenshotSizes = []struct {
	formFactor    string
	width, height int // in pixels
}{
	{"narrow", 540, 960},
	{"wide", 1280, 720},
}

// addScreenshots draws a picture for phones and one for computers.
func (b *builder) addScreenshots(icon *File, background colours) ([]screenshot, error) {
	mark, err := png.Decode(bytes.NewReader(icon.Body()))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", icon.Path, err)
	}
	ground := color.RGBA{A: 0xff}
	if _, err := fmt.Sscanf(background.Light, "#%02x%02x%02x", &ground.R, &ground.G, &ground.B); err != nil {
		return nil, fmt.Errorf("background %q: %w", background.Light, err)
	}
	var all []screenshot
	for _, s := range screenshotSizes {
		canvas := image.NewRGBA(image.Rect(0, 0, s.width, s.height))
		draw.Draw(canvas, canvas.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
		at := mark.Bounds().Add(image.Pt((s.width-mark.Bounds().Dx())/2, (s.height-mark.Bounds().Dy())/2))
		draw.Draw(canvas, at, mark, mark.Bounds().Min, draw.Over)
		var out bytes.Buffer
		if err := png.Encode(&out, canvas); err != nil {
			return nil, err
		}
		f := b.add(protocol.ScreenshotsPath+s.formFactor+".png", out.Bytes())
		all = append(all, screenshot{f.Address(), fmt.Sprintf("%dx%d", s.width, s.height), f.Type, s.formFactor, b.pack.ShortName})
	}
	return all, nil
}
