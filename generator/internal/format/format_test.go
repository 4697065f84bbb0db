package format

import "testing"

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
	} {
		if got := Number(test.language, test.value, test.decimals); got != test.want {
			t.Errorf("%v in %s: %q, want %q", test.value, test.language, got, test.want)
		}
	}
	if got := Plain("vi", 3.5); got != "3,5" {
		t.Errorf("plain: %q", got)
	}
}
