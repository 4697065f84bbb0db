package chart_test

import (
	"encoding/json"
	"slices"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// series are those of a chart over time, by id.
func series(t *testing.T, f chart.Frame) map[string][][]any {
	t.Helper()
	var option struct {
		Periods []string
		Series  []struct {
			ID   string
			Data wire.Points
		}
	}
	if err := json.Unmarshal(f.Option, &option); err != nil {
		t.Fatal(err)
	}
	by := map[string][][]any{}
	for _, s := range option.Series {
		if _, twice := by[s.ID]; twice {
			t.Errorf("two series %s", s.ID)
		}
		for n, value := range s.Data.Values {
			point := []any{option.Periods[s.Data.From+n]}
			switch of := value.(type) {
			case nil:
			case []any:
				by[s.ID] = append(by[s.ID], append(point, of...))
			default:
				by[s.ID] = append(by[s.ID], append(point, of))
			}
		}
	}
	return by
}

// TestComputedPoints: the option distinguishes computed ranks from published ones, a
// shared one has both ends, and the
// tally counts what is drawn.
func TestComputedPoints(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	for _, declared := range c.Datasets[0].Charts {
		if declared.Indicator.Name != "sample_rank" {
			continue
		}
		drawn := chart.Draw(options(t, c), declared, "en")
		points := series(t, drawn.Frames[0])["66~0"]
		first, last := points[0], points[len(points)-1]
		quality := func(point []any) wire.Quality {
			if len(point) < 3 {
				return drawn.Meta.Qualities[0]
			}
			return drawn.Meta.Qualities[int(point[2].(float64))]
		}
		if q := quality(first); first[0] != "2022" || len(first) > 3 || q.Status != "final" {
			t.Errorf("the published rank is %v, %+v", first, q)
		}
		if q := quality(last); len(last) != 4 || last[0] != "2025" || last[1] != 2.0 || last[3] != 3.0 || q.Status != derive.Derived {
			t.Errorf("the computed rank is %v, %+v", last, q)
		}
		if tally := drawn.Frames[0].Tallies["66"]; tally.All != 2 || tally.Computed != 1 || tally.Ranged != 1 || !slices.Equal(tally.Periods, []dataset.Period{dataset.Year(2025)}) {
			t.Errorf("of 66 are counted %+v", tally)
		}
		if tally := drawn.Frames[0].Tallies["01"]; tally.Computed != 1 || tally.Ranged != 0 {
			t.Errorf("of 01 are counted %+v", tally)
		}
		return
	}
	t.Fatal("no chart of ranks")
}

// TestComputedPair: of two years side by side only theirs are counted.
func TestComputedPair(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	slope := &dataset.Chart{Kind: "slope", Indicator: c.Total("sample_mean"), Highlight: "66", Title: dataset.Text{"vi": "x", "en": "x"}}
	tally := chart.Draw(options(t, c), slope, "en").Frames[0].Tallies["66"]
	if tally.All != 2 || tally.Computed != 2 {
		t.Errorf("%+v", tally)
	}
}

// TestComputedMedian: nobody publishes the median beside a profile.
func TestComputedMedian(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	for _, declared := range c.Datasets[0].Charts {
		if declared.Kind != "radar" {
			continue
		}
		drawn := chart.Draw(options(t, c), declared, "en")
		if tally := drawn.Frames[drawn.Start].Tallies[""]; tally.All != 3 || tally.Computed != 3 {
			t.Errorf("of the median are counted %+v", tally)
		}
		if tally := drawn.Frames[drawn.Start].Tallies["66"]; tally.All != 3 || tally.Computed != 1 {
			t.Errorf("of 66 are counted %+v: the mean alone is computed", tally)
		}
	}
}

// TestSameBorders: what was published of a place under its former code is published,
// though it is kept as a figure converted to the code of today.
func TestSameBorders(t *testing.T) {
	c, declared := reorganised()
	i := declared.Indicator
	i.Convert, i.Breaks = dataset.Conversion{Rule: dataset.Sum}, nil
	derive.Compute(c)
	drawn := chart.Draw(options(t, c), declared, "en")
	tallies := drawn.Frames[0].Tallies
	if computed := tallies["v1:d"]; computed.All == 0 || computed.Computed != 0 {
		t.Errorf("of d, which stayed as it was, are counted %+v", computed)
	}
	if computed := tallies["x"]; computed.Computed == 0 {
		t.Errorf("of x, which was formed from others, are counted %+v", computed)
	}
}
