package chart_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
)

// of draws the chart of a kind of an indicator of the made-up nation.
func of(t *testing.T, c *dataset.Catalog, indicator, kind string) chart.Drawn {
	t.Helper()
	o := options(t, c)
	o.Place = c.Country
	for _, declared := range c.Datasets[0].Charts {
		if declared.Indicator.Name == indicator && declared.Kind == kind {
			return chart.Draw(o, declared, "en")
		}
	}
	t.Fatalf("there is no %s of %s", kind, indicator)
	return chart.Drawn{}
}

// TestPutForward: a chart puts forward whom the sentences speak of, and who was declared
// stands beside; where they speak of nobody, the declared one stays, and a line names the
// ends that they name.
func TestPutForward(t *testing.T) {
	c := datatest.Nation()
	if problems := chart.Check(c); len(problems) > 0 {
		t.Fatal(problems[0])
	}
	for _, test := range []struct{ indicator, kind, highlight, compare string }{
		{"growth", "line", "countries:AAA", "06 05"},
		{"growth", "bar", "countries:AAA", "06 05"},
		{"income", "dot", "countries:AAA", "06 05"},
		{"trust", "line", "countries:AAA", ""},
		{"output", "line", "05", "06 17 01"},
		{"output", "dot", "05", "06"},
		{"place", "line", "20", "06 05"},
		{"place", "heat", "20", "06 05"},
		{"mood", "line", "05", "06"},
		{"world", "line", "AAA", ""},
	} {
		m := of(t, c, test.indicator, test.kind).Meta
		if got := strings.Join(m.Compare, " "); m.Highlight != test.highlight || got != test.compare {
			t.Errorf("the %s of %s puts %s forward beside %q; want %s beside %q", test.kind, test.indicator, m.Highlight, got, test.highlight, test.compare)
		}
	}
	for _, declared := range c.Datasets[0].Charts {
		if declared.Highlight != "" && (declared.Highlight != "05" || !slices.Equal(declared.Compare, []string{"06"})) {
			t.Errorf("drawing changed the declaration: %+v", declared)
		}
	}
}

// TestOneSet: a chart over time has one set of borders and tells the others apart; the
// whole is none of them.
func TestOneSet(t *testing.T) {
	c := datatest.Nation()
	for _, test := range []struct {
		indicator, kind, whole string
		places, others         int
	}{
		{"output", "dot", "", 34 + 52, 52}, {"output", "line", "", 34 + 52, 52}, {"growth", "line", "countries:AAA", 35, 0}, {"trust", "line", "countries:AAA", 3, 0}, {"world", "line", "", 4, 0},
	} {
		m := of(t, c, test.indicator, test.kind).Meta
		others := 0
		for _, p := range m.Places {
			if p.Other {
				others++
				if !strings.HasSuffix(p.Label, "(until 2025)") {
					t.Errorf("%s is of other borders", p.Label)
				}
			}
			if p.Code == m.Whole && p.Label != "Country AAA" {
				t.Errorf("the whole is called %s", p.Label)
			}
		}
		if len(m.Places) != test.places || others != test.others || m.Whole != test.whole {
			t.Errorf("%s: %d places, %d of other borders, whole %q; want %+v", test.indicator, len(m.Places), others, m.Whole, test)
		}
	}
}

// TestWholeFirst: the bar of the whole stands before those in order, and no year has it
// alone.
func TestWholeFirst(t *testing.T) {
	c := datatest.Nation()
	c.Datasets[0].Charts = append(c.Datasets[0].Charts, &dataset.Chart{Kind: "bar", Indicator: c.Total("income")})
	for indicator, periods := range map[string]string{"growth": "[2023 2024 2025]", "income": "[2023 2024 2025]"} {
		drawn := of(t, c, indicator, "bar")
		if got := fmt.Sprint(drawn.Periods()); got != periods || drawn.Frames[drawn.Start].Period != dataset.Year(2025) {
			t.Errorf("%s has bars of %s, beginning with %d", indicator, got, drawn.Frames[drawn.Start].Period)
		}
		for _, f := range drawn.Frames {
			var option struct {
				Series []struct{ Data []struct{ Name string } }
			}
			if err := json.Unmarshal(f.Option, &option); err != nil {
				t.Fatal(err)
			}
			bars := option.Series[0].Data
			if len(bars) != 35 || bars[0].Name != "Country AAA" || bars[1].Name != "New 34" || bars[34].Name != "New 01" {
				t.Errorf("%s, %d: %d bars, %v", indicator, f.Period, len(bars), bars)
			}
		}
	}
}
