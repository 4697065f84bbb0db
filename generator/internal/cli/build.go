package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/form"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/page"
	"chiso/generator/internal/publish"
	"chiso/generator/internal/render"
)

func (a *app) build() *cobra.Command {
	c := &cobra.Command{
		Use:   "build",
		Short: a.translate("Dựng trang web vào public/", "Build the site into public/"),
		Long: a.translate(`Kiểm tra dữ liệu, tính, vẽ biểu đồ, ghi trang và dựng trang web bằng Hugo.
Nếu có lỗi, hoặc dừng giữa chừng, public/ giữ nguyên như trước.`,
			`Checks the data, derives, draws, writes the pages and builds the site with Hugo.
If something is wrong, or it is stopped half-way, public/ stays as it was.`),
		Example: a.examples(
			"go run ./generator build", "dựng vào public/", "build into public/",
			"go run ./generator build --out /tmp/site", "dựng vào nơi khác", "build somewhere else",
			"go run ./generator build --base-url https://example.org/chiso/", "địa chỉ của trang, có thể có đường dẫn con", "address of the site, a sub-path is fine",
		),
		Args: a.noArgs,
		RunE: a.with(func(ctx context.Context, s Settings, _ []string) error {
			p := newProgress(a.err, a.lang)
			out, err := a.before(s)
			if err != nil {
				return err
			}
			data, err := a.read(ctx, s, p)
			if err != nil {
				return err
			}
			made, err := data.site(ctx, a, s, p)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.translate("xong: %d trang trong %s", "done: %d pages in %s", made.pages, out))
			fmt.Fprintln(a.out, p.times())
			return nil
		}),
	}
	c.Flags().String("out", "public", a.translate("nơi ghi trang web", "where the site is written"))
	c.Flags().String("base-url", "", a.translate("địa chỉ của trang (mặc định: baseURL trong site/hugo.toml)", "address of the site (default: baseURL of site/hugo.toml)"))
	c.Flags().String("repository", "", a.translate("địa chỉ kho, dùng khi site/hugo.toml để trống", "address of the repository, used where site/hugo.toml names none"))
	return c
}

// place is where a site goes and what it is made of.
func (s Settings) place() publish.Site {
	return publish.Site{Source: s.Site, Themes: s.Themes, BaseURL: s.BaseURL, Out: s.Out, Language: s.Languages[0], Params: s.Params, Keep: []string{s.Data}, Cache: s.Cache}
}

// before makes ready for a build, whether or not the data are sound: it brings back a site
// that a killed build left, and sees that the new one can go where it should. It gives the
// folder as it is reported at the end: for a link, with the folder that it leads to.
func (a *app) before(s Settings) (string, error) {
	site := s.place()
	if err := errors.Join(site.Restore(), site.Check()); err != nil {
		return "", err
	}
	real, err := site.Place()
	if err != nil {
		return "", err
	}
	out := filepath.ToSlash(s.Out)
	if info, err := os.Lstat(s.Out); err == nil && info.Mode()&os.ModeSymlink != 0 {
		out += " → " + filepath.ToSlash(real)
	}
	return out, nil
}

// publish writes a catalog as a site and counts its pages.
func (a *app) publish(ctx context.Context, s Settings, catalog *dataset.Catalog, p *progress) (int, error) {
	defer p.done()
	site := s.place()
	if err := site.Check(); err != nil {
		return 0, err
	}
	theme := filepath.Join(s.Themes, "chiso")
	said, err := i18n.Read(theme, s.Site, s.Languages)
	if err != nil {
		return 0, err
	}
	p.stage("cài thư viện giao diện", "install the theme's libraries")
	if err := publish.Install(ctx, theme); err != nil {
		return 0, err
	}
	renderer := render.Renderer{Theme: theme, Cache: filepath.Join(s.Cache, "render"), Brand: s.Brand.Light}
	if site.Made, err = s.inputs(ctx, site, renderer); err != nil {
		return 0, err
	}
	out, err := site.Place()
	if err != nil {
		return 0, err
	}
	if site.Current() {
		return countPages(out)
	}
	colours, err := s.palette()
	if err != nil {
		return 0, err
	}
	p.stage("biểu đồ", "charts")
	known := facts.Of(catalog)
	drawing := chart.Options{Catalog: catalog, Translations: said, Place: s.Place, Facts: known}
	charts := chart.DrawAll(drawing)
	site.Fragments = fragment.New()
	options := page.Options{Fragments: site.Fragments, Facts: known, Headline: s.Headline, Place: s.Place, Translations: said, BaseURL: s.BaseURL, Data: s.Data, Charts: charts, Palette: colours, Forms: map[string][]page.Form{}}
	options.Profiles = chart.DrawProfiles(drawing, page.Profiled(catalog, s.Place))
	for _, f := range form.All(catalog, said) {
		for _, place := range f.Places() {
			options.Forms[f.Dataset.Name] = append(options.Forms[f.Dataset.Name], page.Form{List: f.List(), Place: place, XLSX: f.Path(place, "xlsx"), CSV: f.Path(place, "csv")})
		}
	}
	page.CaptionAll(catalog, options)
	cards, err := draw(ctx, renderer, catalog, &options, p)
	if err != nil {
		return 0, err
	}
	p.stage("trang", "pages")
	site.Content = page.Site(catalog, options)
	forms, err := form.Files(catalog, said)
	if err != nil {
		return 0, err
	}
	site.Static = slices.Concat(
		export.Makers(export.Options{Catalog: catalog, Translations: said}), export.PlaceMakers(known),
		chartData(charts), page.Makers(catalog, options),
		[]func() map[string][]byte{func() map[string][]byte { return cards }, func() map[string][]byte { return forms }})
	site.Ready = func() error {
		var errs []error
		for _, language := range s.Languages {
			errs = append(errs, said[language].Err())
		}
		return errors.Join(errs...)
	}
	if err := site.Ready(); err != nil { // most sentences have been used by now
		return 0, err
	}
	site.Finish = page.Explained(catalog, said)
	if err := publish.Build(ctx, site, p.stage); err != nil {
		return 0, err
	}
	return countPages(out)
}

// inputs is the hash of all that a site is made of: data, settings, and what draws the
// pictures.
func (s Settings) inputs(ctx context.Context, site publish.Site, renderer render.Renderer) (string, error) {
	pictures, err := renderer.Base(ctx)
	if err != nil {
		return "", err
	}
	settings, err := json.Marshal([]any{s.Data, s.Languages, s.Headline, s.Place, s.Brand, s.Draft, pictures})
	if err != nil {
		return "", err
	}
	return site.Inputs(string(settings), s.Data)
}

func countPages(dir string) (int, error) {
	n := 0
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			n++
		}
		return err
	})
	return n, err
}
