package diag

import (
	"errors"
	"strings"
	"testing"
)

// TestLongWords: a message holds the beginning of a text that nobody could read whole,
// and how long it is.
func TestLongWords(t *testing.T) {
	long := strings.Repeat("đ", 100_000)
	for _, c := range []struct{ got, want Text }{
		{T("%q", "%q", strings.Repeat("đ", 200)), Text{`"` + long[:400] + `"`, `"` + long[:400] + `"`}},
		{T("%q", "%q", long), Text{`"` + long[:120] + `… (100000 ký tự)"`, `"` + long[:120] + `… (100000 characters)"`}},
		{T("%s", "%s", long), Text{long[:2000] + "… (100000 ký tự)", long[:2000] + "… (100000 characters)"}},
		{T("%v", "%v", errors.New(long)), Text{long[:2000] + "… (100000 ký tự)", long[:2000] + "… (100000 characters)"}},
		{T("%s, %5.1f, %d", "%5s, %.1f, %d", "ab", 2.5, 3), Text{"ab,   2.5, 3", "   ab, 2.5, 3"}},
		{T("sai %s", "wrong %s", Text{"đây", "here"}), Text{"sai đây", "wrong here"}},
		{Short(long), Text{long[:120] + "… (100000 ký tự)", long[:120] + "… (100000 characters)"}},
	} {
		if c.got != c.want {
			t.Errorf("got %.300q, want %.300q", c.got, c.want)
		}
	}
}

// TestLongWordsCost: cutting a text of a hundred megabytes does not copy it.
func TestLongWordsCost(t *testing.T) {
	long := strings.Repeat("x", 100<<20)
	if r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			T("%q %s", "%q %s", long, long)
		}
	}); r.AllocedBytesPerOp() > 1<<20 {
		t.Errorf("%d bytes", r.AllocedBytesPerOp())
	}
}
