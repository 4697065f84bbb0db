package main

import (
	"errors"
	"flag"
	"io"
	"slices"
	"strings"
	"testing"
)

// TestSettings: what can be asked for, and what is refused.
func TestSettings(t *testing.T) {
	for _, c := range []struct {
		args  string
		sizes []int
		rows  string
		wrong string // part of the message
	}{
		{"", []int{100}, "hugo-empty hugo-table cold warm cached same change copy", ""},
		{"-n 5,20,5 -only warm,hugo-table", []int{5, 20}, "hugo-table warm", ""},
		{"-real -only same", nil, "same", ""},
		{"-n 0", nil, "", `"0" is no number from 1 to`},
		{"-n 5,", nil, "", `"" is no number from 1 to`},
		{"-only cold,hot", nil, "", `there is no row "hot"`},
		{"-runs 0", nil, "", "-runs 0 is no number from 1 to 9"},
		{"-runs 10", nil, "", "-runs 10 is no number from 1 to 9"},
		{"100", nil, "", `takes no "100"`},
	} {
		s, err := readSettings(strings.Fields(c.args), io.Discard)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%q: %v, want %q", c.args, err, c.wrong)
			}
			continue
		}
		var keys []string
		for _, r := range s.rows {
			keys = append(keys, r.key)
		}
		if err != nil || !slices.Equal(s.sizes, c.sizes) || strings.Join(keys, " ") != c.rows {
			t.Errorf("%q: %v, %v, %v", c.args, s.sizes, keys, err)
		}
	}
}

// TestHelp: every row is in the help.
func TestHelp(t *testing.T) {
	var help strings.Builder
	if _, err := readSettings([]string{"--help"}, &help); !errors.Is(err, flag.ErrHelp) {
		t.Fatal(err)
	}
	for _, r := range rows {
		if !strings.Contains(help.String(), "  "+r.key+" ") {
			t.Errorf("%s is missing", r.key)
		}
	}
}
