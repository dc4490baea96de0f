package qrcode

import "rsc.io/qr/coding"

// penalty is higher for a code that scanners read less well: one with large areas of one
// colour, or with what looks like the squares in its corners. ISO/IEC 18004, 7.8.3, has
// its four rules and their weights.
func penalty(code *coding.Code) (all int) {
	across := func(x, y int) bool { return code.Black(x, y) }
	down := func(x, y int) bool { return code.Black(y, x) }
	dark := 0
	for y := range code.Size {
		all += line(across, y, code.Size) + line(down, y, code.Size)
		for x := range code.Size {
			if code.Black(x, y) {
				dark++
			}
			if here := code.Black(x, y); x > 0 && y > 0 && here == code.Black(x-1, y) && here == code.Black(x, y-1) && here == code.Black(x-1, y-1) {
				all += 3
			}
		}
	}
	modules := code.Size * code.Size
	return all + 10*(max(2*dark-modules, modules-2*dark)*10/modules)
}

// corner is dark and light modules as in the middle of the squares in the corners, with
// the white beside them on one side.
const corner, cornerBefore, cornerLength = 0b10111010000, 0b00001011101, 11

// line is the penalty of one row or column.
func line(dark func(x, y int) bool, y, size int) (all int) {
	run, last := 0, 0
	for x := range size {
		run++
		if x > 0 && dark(x, y) != dark(x-1, y) {
			run = 1
		}
		if run == 5 {
			all += 3
		} else if run > 5 {
			all++
		}
		last = last << 1 & (1<<cornerLength - 1)
		if dark(x, y) {
			last |= 1
		}
		if x >= cornerLength-1 && (last == corner || last == cornerBefore) {
			all += 40
		}
	}
	return all
}
