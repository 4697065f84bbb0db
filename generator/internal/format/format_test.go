package format

import (
	"math"
	"strconv"
	"testing"
	"time"

	"chiso/generator/internal/datatest/cases"
)

// TestCases: numbers and percent signs are written as the theme's scripts write them.
func TestCases(t *testing.T) {
	all := cases.Read(t, "../../../themes/chiso")
	for _, c := range all.Numbers {
		value, err := strconv.ParseFloat(c.Value, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := within(c.Language, value, c.Least, c.Decimals); got != c.Want {
			t.Errorf("%s in %s with %d to %d decimals: %q, want %q", c.Value, c.Language, c.Least, c.Decimals, got, c.Want)
		}
	}
	for language, want := range all.Percent {
		if got := PercentSign(language); got != want {
			t.Errorf("the percent sign in %s is %q, want %q", language, got, want)
		}
	}
	if got := Number("en", math.NaN(), 1); got != "–" {
		t.Errorf("no number is %q", got)
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		language string
		value    float64
		decimals int
		want     string
	}{
		{"vi", 1234.5, 1, "1.234,5"},
		{"en", 1234.5, 1, "1,234.5"},
		{"vi", 54282, 0, "54.282"},
		{"en", 42.25, 1, "42.3"}, // halves go up
		{"en", -0.04, 1, "0.0"},
		{"vi", -3.25, 1, "-3,3"},
		{"fr", 1234.5, 1, "1\u00a0234,5"},
	} {
		if got := Number(test.language, test.value, test.decimals); got != test.want {
			t.Errorf("%v in %s: %q, want %q", test.value, test.language, got, test.want)
		}
	}
	if got := Plain("vi", 3.5); got != "3,5" {
		t.Errorf("plain: %q", got)
	}
}

func TestPercentSign(t *testing.T) {
	for language, want := range map[string]string{"vi": "%", "en": "%", "fr": "\u00a0%", "fr-CA": "\u00a0%", "de": "\u00a0%", "tlh": "%"} {
		if got := PercentSign(language); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	day := time.Date(1999, time.April, 1, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct{ language, layout, want string }{
		{"vi", "2/1/2006", "1/4/1999"},
		{"en", "2 January 2006", "1 April 1999"},
		{"fr", "2 January 2006", "1 avril 1999"},
		{"fr-CA", "02/01/2006", "01/04/1999"},
		{"tlh", "2 January 2006", "1 April 1999"}, // no names are known
	} {
		if got := Date(test.language, test.layout, day); got != test.want {
			t.Errorf("%s: %q, want %q", test.language, got, test.want)
		}
	}
}
