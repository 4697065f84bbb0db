// Package palette knows the colours of the theme: it reads the tokens of its
// stylesheet with those that a site puts in their place, says which of them must
// contrast, and how different they are to readers who see fewer colours.
package palette

import (
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"

	"github.com/lucasb-eyer/go-colorful"
)

// Scheme is the colours of one scheme: the value of each token as the stylesheet
// writes it, by its name without the dashes ("accent").
type Scheme map[string]string

// Palette is the light and the dark scheme.
type Palette struct{ Light, Dark Scheme }

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	root    = regexp.MustCompile(`(?s)(@media[^{]*prefers-color-scheme:\s*dark[^{]*\{\s*)?:root\s*\{(.*?)\}`)
	token   = regexp.MustCompile(`--([\w-]+)\s*:\s*([^;]+);`)
	use     = regexp.MustCompile(`var\(--([\w-]+)\)`)
	mix     = regexp.MustCompile(`^color-mix\(in srgb,\s*(#\w+)\s+([\d.]+)%,\s*(#\w+)\s*\)$`)
	hex     = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)
)

// Read takes the tokens from a stylesheet: those of :root, and over them, for the
// dark scheme, those of :root within @media (prefers-color-scheme: dark).
func Read(css string) Palette {
	p := Palette{Light: Scheme{}, Dark: Scheme{}}
	dark := Scheme{}
	for _, block := range root.FindAllStringSubmatch(comment.ReplaceAllString(css, ""), -1) {
		into := p.Light
		if block[1] != "" {
			into = dark
		}
		for _, t := range token.FindAllStringSubmatch(block[2]+";", -1) {
			into[t[1]] = strings.TrimSpace(t[2])
		}
	}
	maps.Copy(p.Dark, p.Light)
	maps.Copy(p.Dark, dark)
	return p
}

// With is the palette with a site's own colours, by token, in the place of some.
func (p Palette) With(light, dark map[string]string) Palette {
	with := Palette{maps.Clone(p.Light), maps.Clone(p.Dark)}
	maps.Copy(with.Light, light)
	for name, value := range light { // light is what a dark scheme without a colour of its own has
		if p.Dark[name] == p.Light[name] {
			with.Dark[name] = value
		}
	}
	maps.Copy(with.Dark, dark)
	return with
}

// Colour is what a token comes to: a colour, another token, or two mixed in sRGB.
// It fails for a name that the stylesheet does not have, and for other values.
func (s Scheme) Colour(name string) (colorful.Color, error) {
	value, ok := s[name]
	if !ok {
		return colorful.Color{}, fmt.Errorf("no token --%s", name)
	}
	return s.resolve(value, 0)
}

func (s Scheme) resolve(value string, depth int) (colorful.Color, error) {
	if depth > 9 {
		return colorful.Color{}, fmt.Errorf("%s goes round in a circle", value)
	}
	var missing error
	flat := use.ReplaceAllStringFunc(value, func(v string) string {
		name := use.FindStringSubmatch(v)[1]
		next, ok := s[name]
		if !ok {
			missing = fmt.Errorf("no token --%s", name)
			return v
		}
		c, err := s.resolve(next, depth+1)
		if err != nil {
			missing = err
			return v
		}
		return c.Hex()
	})
	if missing != nil {
		return colorful.Color{}, missing
	}
	if m := mix.FindStringSubmatch(flat); m != nil {
		a, errA := Hex(m[1])
		b, errB := Hex(m[3])
		share, err := strconv.ParseFloat(m[2], 64)
		if errA != nil || errB != nil || err != nil {
			return colorful.Color{}, fmt.Errorf("%q is not a colour", value)
		}
		return b.BlendRgb(a, share/100), nil
	}
	return Hex(flat)
}

// Hex reads "#0a665b" or "#fff".
func Hex(value string) (colorful.Color, error) {
	if !hex.MatchString(value) {
		return colorful.Color{}, fmt.Errorf("%q is not a colour", value)
	}
	return colorful.Hex(value)
}

// Contrast is the ratio of two colours' luminances, 1 to 21, as WCAG 2.2 defines it
// (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
func Contrast(a, b colorful.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is relative to white (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// Near is the colour of the same hue nearest to one that fits, lighter or darker than
// it; false if none does. Steps are of a hundredth of OKLCH's lightness (Björn
// Ottosson, https://bottosson.github.io/posts/oklab/).
func Near(c colorful.Color, lighter bool, fits func(colorful.Color) bool) (colorful.Color, bool) {
	l, chroma, h := c.OkLch()
	step := -0.01
	if lighter {
		step = 0.01
	}
	for ; l > 0 && l < 1; l += step {
		near, err := colorful.Hex(colorful.OkLch(l, chroma, h).Clamped().Hex()) // as it will be written
		if err == nil && fits(near) {
			return near, true
		}
	}
	return c, false
}
