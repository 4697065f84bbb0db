package palette

import "github.com/lucasb-eyer/go-colorful"

// Vision is a way to see colours: a matrix on linear RGB.
type Vision struct {
	Name   string
	Matrix [3][3]float64
}

// Visions are the full one, and those without one kind of cones: the matrices of
// severity 1.0 of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
// physiologically-based model for simulation of color vision deficiency", IEEE
// Transactions on Visualization and Computer Graphics 15 (6), 2009.
var Visions = []Vision{
	{"full", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protanopia", [3][3]float64{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"deuteranopia", [3][3]float64{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"tritanopia", [3][3]float64{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// See is how a colour looks to this vision.
func (v Vision) See(c colorful.Color) colorful.Color {
	r, g, b := c.LinearRgb()
	row := func(n int) float64 { return v.Matrix[n][0]*r + v.Matrix[n][1]*g + v.Matrix[n][2]*b }
	return colorful.LinearRgb(row(0), row(1), row(2)).Clamped()
}

// Apart is how different two colours look, by CIEDE2000: about 1 is the least that
// can be seen side by side.
func (v Vision) Apart(a, b colorful.Color) float64 {
	return v.See(a).DistanceCIEDE2000(v.See(b)) * 100
}

// LeastApart is the least distance of colours that readers must distinguish. What can just be seen
// of large patches side by side is about 1, of lines a few pixels wide, far from each
// other, some five to ten times that (M. Stone, D. A. Szafir and V. Setlur, "An
// engineering model for color difference as a function of size", Color and Imaging
// Conference 2014).
const LeastApart = 10.0

// Together are colours that a reader must tell apart, for they mean different things
// in one picture.
var Together = [][]string{
	{"chart-strong", "chart-chosen", "chart-quiet", "chart-faint"}, // places of a chart
	{"chart-strong", "chart-bar", "chart-target"},                  // bars, and what is wanted
	{"chart-chosen", "chart-bar"},
	{"chart-target", "chart-event", "chart-quiet"}, // marks across a chart, and a place beside them
	{"chart-strong", "chart-chosen", "chart-event"},
	{"accent", "chart-chosen", "chart-quiet", "chart-target"}, // status words: on the way, slow, still, away
	{"chart-step-1", "chart-step-2", "chart-step-3", "chart-step-4"},
}

// Steps are those of a map, palest first: each must be darker than the one before on
// a light ground, and lighter on a dark one.
var Steps = []string{"chart-step-1", "chart-step-2", "chart-step-3", "chart-step-4"}
