package cli

import (
	"runtime/debug"
	"testing"
)

// TestVersion: a commit with its time, where Go noted them.
func TestVersion(t *testing.T) {
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "c51ab27"}
	time := debug.BuildSetting{Key: "vcs.time", Value: "2026-11-30T08:00:00Z"}
	changed := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, test := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, "unknown"},
		{[]debug.BuildSetting{time, changed}, "unknown"},
		{[]debug.BuildSetting{revision}, "c51ab27"},
		{[]debug.BuildSetting{revision, time}, "c51ab27 2026-11-30T08:00:00Z"},
		{[]debug.BuildSetting{revision, time, changed}, "c51ab27 2026-11-30T08:00:00Z (modified)"},
	} {
		if got := version(test.settings); got != test.want {
			t.Errorf("%v: %q, want %q", test.settings, got, test.want)
		}
	}
}
