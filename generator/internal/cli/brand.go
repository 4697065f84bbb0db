package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/viper"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
	"chiso/generator/internal/palette"
)

// Brand is what a site looks like, params.brand of its hugo.toml: colours that stand
// in the place of the theme's, by token ("accent"), each as "#0a665b".
type Brand struct{ Light, Dark map[string]string }

// stylesheet is the theme's file of tokens.
func (s Settings) stylesheet() string {
	return filepath.Join(s.Themes, "chiso", "assets", "css", "main", "tokens.css")
}

// palette is the theme's colours with those of the site.
func (s Settings) palette() (palette.Palette, error) {
	css, err := os.ReadFile(s.stylesheet())
	if err != nil {
		return palette.Palette{}, err
	}
	return palette.Read(string(css)).With(s.Brand.Light, s.Brand.Dark), nil
}

// readBrand takes the brand from the site's settings and refuses, all at once, what
// is no colour of the theme, and a colour that readers could not make out.
func (s *Settings) readBrand(site *viper.Viper, path string) error {
	s.Brand = Brand{site.GetStringMapString("params.brand.light"), site.GetStringMapString("params.brand.dark")}
	logo := site.GetString("params.brand.logo")
	if len(s.Brand.Light)+len(s.Brand.Dark) == 0 && logo == "" {
		return nil // the theme's own are held to the same by a test
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var wrong []string
	say := func(key string, what diag.Text) {
		wrong = append(wrong, fmt.Sprintf("%s: %s [brand]", place(path, text, key), what.In(s.Lang)))
	}
	if logo != "" {
		if _, err := os.Stat(filepath.Join(s.Site, "assets", filepath.FromSlash(logo))); errors.Is(err, fs.ErrNotExist) {
			say("logo", diag.T("không có tệp %q trong %s/assets. đặt tệp vào đó, hoặc bỏ dòng này để dùng logo của giao diện.",
				"there is no file %q in %s/assets. put it there, or remove the line for the theme's own.", logo, filepath.ToSlash(s.Site)))
		}
	}
	css, err := os.ReadFile(s.stylesheet())
	if err != nil {
		return err
	}
	theme := palette.Read(string(css))
	for _, colours := range []map[string]string{s.Brand.Light, s.Brand.Dark} {
		for _, name := range slices.Sorted(maps.Keys(colours)) {
			if _, err := theme.Light.Colour(name); err != nil {
				say(name, diag.T("giao diện không có màu %q. các tên ở trang about/design, ví dụ accent.", "the theme has no colour %q. the page about/design has their names, such as accent.", name))
			} else if _, err := palette.Hex(colours[name]); err != nil {
				say(name, diag.T("%q không phải là màu. viết như #0a665b.", "%q is not a colour. write it as #0a665b.", colours[name]))
			}
		}
	}
	if len(wrong) == 0 {
		whole := theme.With(s.Brand.Light, s.Brand.Dark)
		for _, scheme := range []struct {
			name    diag.Text
			own     map[string]string
			colours palette.Scheme
		}{{diag.T("nền sáng", "light"), s.Brand.Light, whole.Light}, {diag.T("nền tối", "dark"), s.Brand.Dark, whole.Dark}} {
			failures, err := palette.Failures(scheme.colours)
			if err != nil {
				return fmt.Errorf("%s: %w", filepath.ToSlash(s.stylesheet()), err)
			}
			for _, f := range failures {
				colour, _ := scheme.colours.Colour(f.Name)
				on, _ := scheme.colours.Colour(f.On)
				key := f.Name
				if scheme.own[key] == "" && scheme.own[f.On] != "" {
					key = f.On
				}
				say(key, diag.T("%s: màu %s (%s) trên %s (%s) có độ tương phản %s:1. cần ít nhất %s:1, ví dụ %s là %s.",
					"%s: %s (%s) on %s (%s) has a contrast of %s:1. at least %s:1 is needed, for example %s as %s.",
					scheme.name.In(s.Lang), f.Name, colour.Hex(), f.On, on.Hex(), format.Number(s.Lang, f.Ratio, 2), format.Plain(s.Lang, f.Least), f.Name, palette.Near(colour, on, f.Least).Hex()))
			}
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return usageError{errors.New(strings.Join(wrong, "\n"))}
}

// place is the file with the line of [params.brand] on which a key is set.
func place(path string, text []byte, key string) string {
	within := false
	for n, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte("[")) {
			within = bytes.HasPrefix(line, []byte("[params.brand"))
		}
		if name, _, is := bytes.Cut(line, []byte("=")); within && is && strings.Trim(strings.TrimSpace(string(name)), `"'`) == key {
			return fmt.Sprintf("%s:%d", filepath.ToSlash(path), n+1)
		}
	}
	return filepath.ToSlash(path)
}
