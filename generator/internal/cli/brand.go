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
	say := func(section, key string, what diag.Text) {
		wrong = append(wrong, fmt.Sprintf("%s: %s [brand]", place(path, text, "params.brand"+section, key), what.In(s.Lang)))
	}
	if logo != "" {
		if _, err := os.Stat(filepath.Join(s.Site, "assets", filepath.FromSlash(logo))); errors.Is(err, fs.ErrNotExist) {
			say("", "logo", diag.T("không có tệp %q trong %s/assets. đặt tệp vào đó, hoặc bỏ dòng này để dùng logo của giao diện.",
				"there is no file %q in %s/assets. put it there, or remove the line for the theme's own.", logo, filepath.ToSlash(s.Site)))
		}
	}
	css, err := os.ReadFile(s.stylesheet())
	if err != nil {
		return err
	}
	theme := palette.Read(string(css))
	for _, section := range []string{".light", ".dark"} {
		colours := s.Brand.Light
		if section == ".dark" {
			colours = s.Brand.Dark
		}
		for _, name := range slices.Sorted(maps.Keys(colours)) {
			if _, err := theme.Light.Colour(name); err != nil {
				say(section, name, diag.T("giao diện không có màu %q. các tên ở trang about/design, ví dụ accent.", "the theme has no colour %q. the page about/design has their names, such as accent.", name))
			} else if _, err := palette.Hex(colours[name]); err != nil {
				say(section, name, diag.T("%q không phải là màu. viết như #0a665b.", "%q is not a colour. write it as #0a665b.", colours[name]))
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Brand.Light)) {
		if s.Brand.Dark[name] == "" && theme.Dark[name] != theme.Light[name] {
			say(".light", name, diag.T("màu %q chỉ có cho nền sáng. thêm %[1]s vào [params.brand.dark].", "%q is set for light alone. add %[1]s to [params.brand.dark].", name))
		}
	}
	if len(wrong) == 0 {
		for _, scheme := range []struct {
			section string
			theme   palette.Scheme
			own     map[string]string
			lighter bool
		}{{".light", theme.Light, s.Brand.Light, false}, {".dark", theme.Dark, s.Brand.Dark, true}} {
			blamed, err := palette.Blamed(scheme.theme, scheme.own, scheme.lighter)
			if err != nil {
				return fmt.Errorf("%s: %w", filepath.ToSlash(s.stylesheet()), err)
			}
			for _, b := range blamed {
				hint := diag.T("chọn màu khác.", "choose another.")
				if b.Near != "" {
					hint = diag.T("màu gần nhất đạt mọi yêu cầu là %s.", "the nearest that will do is %s.", b.Near)
				}
				say(scheme.section, b.Name, diag.T("với màu %s, %s trên %s chỉ tương phản %s:1, cần ít nhất %s:1. %s", "with %s, %s on %s has a contrast of %s:1, and at least %s:1 is needed. %s",
					scheme.own[b.Name], b.Worst.Name, b.Worst.On, format.Number(s.Lang, b.Worst.Ratio, 1), format.Plain(s.Lang, b.Worst.Least), hint.In(s.Lang)))
			}
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return usageError{errors.New(strings.Join(wrong, "\n"))}
}

// place is the file with the line of a section on which a key is set.
func place(path string, text []byte, section, key string) string {
	within := false
	for n, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte("[")) {
			within = bytes.HasPrefix(line, []byte("["+section+"]"))
		}
		if name, _, is := bytes.Cut(line, []byte("=")); within && is && strings.Trim(strings.TrimSpace(string(name)), `"'`) == key {
			return fmt.Sprintf("%s:%d", filepath.ToSlash(path), n+1)
		}
	}
	return filepath.ToSlash(path)
}
