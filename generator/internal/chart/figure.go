package chart

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// Tally counts the figures that a frame has of a place.
type Tally struct {
	All, Computed, Ranged int
	Periods               []dataset.Period // of the computed ones
}

// Add counts those of another place as well.
func (t *Tally) Add(other Tally) {
	t.All += other.All
	t.Computed += other.Computed
	t.Ranged += other.Ranged
}

// figure is an observation as a chart writes it.
type figure struct {
	value   any
	quality int     // number in Meta.Qualities
	upper   float64 // the other end of a range, 0 if there is none
}

// figure counts an observation of the place with a code and gives it as published: what
// the producer printed under another code of the same place is not our computation.
func (d *drawing) figure(i dataset.Slice, o dataset.Observation, code string) figure {
	o = derive.Published(d.Catalog, i, o)
	d.count(code, o)
	return figure{number(o.Value), d.quality(o), o.Upper}
}

// count adds an observation to the tally of its place, if the chart shows it before a
// reader chooses other periods.
func (d *drawing) count(code string, o dataset.Observation) {
	if d.meta.Pair != nil && !slices.Contains(d.meta.Pair, o.Period) {
		return
	}
	t := d.tally[code]
	t.All++
	if o.Status == derive.Derived {
		t.Computed++
		t.Periods = append(t.Periods, o.Period)
	}
	if o.Ranged() {
		t.Ranged++
	}
	d.tally[code] = t
}

// quality numbers what qualifies an observation of an indicator.
func (d *drawing) quality(o dataset.Observation) int {
	q := wire.Quality{Sign: Qualifier(o.Qualifier), Status: o.Status}
	at := slices.Index(d.meta.Qualities, q)
	if at < 0 {
		at = len(d.meta.Qualities)
		d.meta.Qualities = append(d.meta.Qualities, q)
	}
	return at
}

// point is a figure on an axis of periods: [period, value, number of the quality, upper
// end], without the last ones where they are 0.
func (f figure) point(period dataset.Period) []any {
	point := []any{period, f.value, f.quality, f.upper}
	switch {
	case f.upper != 0:
		return point
	case f.quality != 0:
		return point[:3]
	}
	return point[:2]
}
