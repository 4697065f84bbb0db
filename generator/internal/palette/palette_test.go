package palette

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lucasb-eyer/go-colorful"
)

// stylesheet is the one whose tokens the site has.
var stylesheet = filepath.FromSlash("../../../themes/chiso/assets/css/main/tokens.css")

func read(t *testing.T) Palette {
	t.Helper()
	css, err := os.ReadFile(stylesheet)
	if err != nil {
		t.Fatal(err)
	}
	return Read(string(css))
}

// wrong lists all that a scheme does not keep.
func wrong(t *testing.T, s Scheme) (list []string) {
	t.Helper()
	failures, err := Failures(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		list = append(list, fmt.Sprintf("--%s on --%s has a contrast of %.2f, not %g", f.Name, f.On, f.Ratio, f.Least))
	}
	for _, group := range Together {
		for n, a := range group {
			for _, b := range group[n+1:] {
				x, errX := s.Colour(a)
				y, errY := s.Colour(b)
				if errX != nil || errY != nil {
					t.Fatal(errX, errY)
				}
				for _, v := range Visions {
					if d := v.Apart(x, y); d < LeastApart {
						list = append(list, fmt.Sprintf("--%s and --%s look alike: %s %.1f, not %g", a, b, v.Name, d, LeastApart))
					}
				}
			}
		}
	}
	ground, _ := s.Colour("bg")
	last := ground
	for _, name := range Steps {
		step, _ := s.Colour(name)
		if Contrast(step, ground) <= Contrast(last, ground) {
			list = append(list, fmt.Sprintf("--%s does not stand out more than the step before", name))
		}
		last = step
	}
	return list
}

func TestPalette(t *testing.T) {
	p := read(t)
	for name, s := range map[string]Scheme{"light": p.Light, "dark": p.Dark} {
		for _, w := range wrong(t, s) {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// TestBadPalettes: what the test above is for would be found.
func TestBadPalettes(t *testing.T) {
	for name, bad := range map[string]struct {
		light map[string]string
		want  string
	}{
		"yellow text":           {map[string]string{"accent": "#f5c518"}, "--accent on --bg has a contrast of 1.6"},
		"red and green":         {map[string]string{"chart-strong": "#2e7d32", "chart-chosen": "#a5550b"}, "--chart-strong and --chart-chosen look alike: protanopia"},
		"blue and green":        {map[string]string{"chart-strong": "#00758f", "chart-event": "#007a6c"}, "--chart-strong and --chart-event look alike: tritanopia"},
		"steps the wrong way":   {map[string]string{"chart-step-2": "#0a665b", "chart-step-3": "#bcd6d2"}, "--chart-step-3 does not stand out"},
		"a field without edges": {map[string]string{"edge": "#c8d2ce"}, "--edge on --bg"},
	} {
		if got := strings.Join(wrong(t, read(t).With(bad.light, nil).Light), "\n"); !strings.Contains(got, bad.want) {
			t.Errorf("%s: want %q, got\n%s", name, bad.want, got)
		}
	}
}

func TestColours(t *testing.T) {
	p := Read(`/* :root { --a: #000; } */ @layer x { :root { --a: #f00; --b: color-mix(in srgb, var(--a) 25%, var(--c)); --c: #fff; --d: var(--d); --e: red }
		@media screen and (prefers-color-scheme: dark) { :root { --c: #000; } } }`)
	for want, name := range map[string]string{"#ff0000": "a", "#ffbfbf": "b"} {
		if c, err := p.Light.Colour(name); err != nil || c.Hex() != want {
			t.Errorf("%s is %s (%v), not %s", name, c.Hex(), err, want)
		}
	}
	if c, _ := p.Dark.Colour("b"); c.Hex() != "#400000" {
		t.Errorf("dark: %s", c.Hex())
	}
	for _, name := range []string{"d", "e", "f"} {
		if _, err := p.Light.Colour(name); err == nil {
			t.Errorf("%s is a colour", name)
		}
	}
	white, _ := Hex("#fff")
	yellow, _ := Hex("#f5c518")
	near, ok := Near(yellow, false, func(c colorful.Color) bool { return Contrast(c, white) >= Text })
	if r := Contrast(near, white); !ok || r < Text || r > Text+0.3 {
		t.Errorf("near %s: %.2f", near.Hex(), r)
	}
	if _, ok := Near(yellow, true, func(c colorful.Color) bool { return Contrast(c, white) >= Text }); ok {
		t.Error("a lighter yellow contrasts with white")
	}
	if black, _ := Hex("#000"); Contrast(white, black) != 21 {
		t.Errorf("white on black: %g", Contrast(white, black))
	}
}
