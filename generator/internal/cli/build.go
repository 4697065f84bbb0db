package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
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
	"chiso/generator/internal/facts"
	"chiso/generator/internal/form"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/kept"
	"chiso/generator/internal/npm"
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

// place is where the site goes and what all its pages are made of.
func (d derived) place(s Settings) publish.Site {
	place := s.place()
	place.Finished = fmt.Sprint(d.catalog.Terms)
	return place
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

// site draws, writes the pages and publishes them: of the parts of the site in which something
// changed, and what is the same is taken over from the last build.
func (d derived) site(ctx context.Context, a *app, s Settings, p *progress) (site, error) {
	defer p.done()
	roomy()
	place := d.place(s)
	if err := place.Check(); err != nil {
		return site{}, err
	}
	theme := filepath.Join(s.Themes, "chiso")
	translations, err := i18n.Read(theme, s.Site, s.Languages)
	if err != nil {
		return site{}, err
	}
	p.stage("cài thư viện giao diện", "install the theme's libraries")
	if err := npm.Install(ctx, theme); err != nil {
		return site{}, err
	}
	with := d.studio(s, translations, render.Renderer{Theme: theme, Cache: filepath.Join(s.Cache, "render"), Brand: s.Brand.Light}, p)
	place.Finish = page.Explained(d.catalog, translations)
	inputs, err := d.inputs(ctx, s, with.renderer)
	if err != nil {
		return site{}, err
	}
	if place.Sources, err = place.HashSources(); err != nil {
		return site{}, err
	}
	place.Made, place.Parts = place.With(inputs.all), inputs.parts
	out, err := place.Place()
	if err != nil {
		return site{}, err
	}
	if place.Current() {
		return countPages(out)
	}
	if with.options.Palette, err = s.palette(); err != nil {
		return site{}, err
	}
	place.Fragments, with.rest = with.options.Fragments, inputs.rest
	if s.Cache != "" {
		keys := map[string]string{}
		for name, key := range inputs.datasets {
			keys[name] = place.With(key)
		}
		with.options.Kept = kept.Open(filepath.Join(s.Cache, "pieces"), keys)
		defer func() { _ = with.options.Kept.Save() }() // without it the next build takes longer
	}
	place.Ready = func() error {
		var errs []error
		for _, language := range s.Languages {
			errs = append(errs, translations[language].Err())
		}
		return errors.Join(errs...)
	}
	place.Make = func(ctx context.Context, parts map[string]bool) (map[string]publish.Made, error) {
		drawn, err := with.draw(ctx, parts)
		if err != nil {
			return nil, err
		}
		made, err := drawn.write()
		return made, errors.Join(err, place.Ready()) // most sentences have been used by now
	}
	if err := publish.Build(ctx, place, p.stage); err != nil {
		return site{}, err
	}
	return countPages(out)
}

// studio is what the site is drawn with.
func (d derived) studio(s Settings, translations map[string]*i18n.Translations, r render.Renderer, p *progress) studio {
	o := page.Options{Fragments: fragment.New(), Headline: s.Headline, Place: s.Place, Translations: translations, BaseURL: cmp.Or(s.Address, s.BaseURL), Data: s.Data, Forms: map[string][]page.Form{}}
	for _, f := range form.All(d.catalog, translations) {
		for _, place := range f.Places() {
			o.Forms[f.Dataset.Name] = append(o.Forms[f.Dataset.Name], page.Form{List: f.List(), Place: place, XLSX: f.Path(place, "xlsx"), CSV: f.Path(place, "csv")})
		}
	}
	return studio{d.catalog, o, chart.Options{Catalog: d.catalog, Translations: translations, Place: s.Place}, r, p, ""}
}

// inputs are hashes of what a site is made of: data, settings, and what draws the pictures.
type inputs struct {
	all      string            // of what any part is made of
	rest     string            // of all that is no table of figures
	datasets map[string]string // of what the part of a dataset is made of, by its name
	parts    []publish.Part
}

func (d derived) inputs(ctx context.Context, s Settings, r render.Renderer) (in inputs, err error) {
	pictures, err := r.Base(ctx)
	if err != nil {
		return in, err
	}
	settings, err := json.Marshal([]any{s.Data, s.Languages, s.Headline, s.Place, s.Brand, s.Draft, pictures})
	if err != nil {
		return in, err
	}
	linked, err := publish.LinkedCharts(s.Site)
	if err != nil {
		return in, err
	}
	tables := map[string]bool{}
	for _, of := range d.catalog.Datasets {
		for _, t := range of.Tables {
			tables[filepath.Clean(filepath.FromSlash(t.Path))] = true
		}
	}
	rest := sha256.New() // of all that is no table of figures, and may show anywhere
	rest.Write(settings)
	if err := publish.HashFolder(rest, s.Data, func(name string) bool { return tables[filepath.Clean(name)] }); err != nil {
		return in, err
	}
	fmt.Fprint(rest, facts.Of(d.catalog).Places()) // whose names lead to their pages
	in.datasets, in.rest = map[string]string{}, hex.EncodeToString(rest.Sum(nil))
	whole := sha256.New()
	whole.Write(rest.Sum(nil))
	for _, of := range d.catalog.Datasets {
		key := sha256.New()
		key.Write(rest.Sum(nil))
		for _, t := range of.Tables {
			text, err := os.ReadFile(filepath.FromSlash(t.Path))
			if err != nil {
				return in, err
			}
			sum := sha256.Sum256(text)
			key.Write(sum[:])
		}
		for _, used := range page.Uses(d.catalog, of) {
			for _, i := range used.Indicators {
				sum := i.Digest()
				key.Write(sum[:])
			}
		}
		whole.Write(key.Sum(nil))
		in.datasets[of.Name] = hex.EncodeToString(key.Sum(nil))
		part := publish.Part{Name: of.Name, Size: len(of.Indicators), Key: in.datasets[of.Name]}
		if slices.ContainsFunc(of.Charts, func(c *dataset.Chart) bool { return slices.Contains(linked, chart.ID(c)) }) {
			part.Key = "" // a page written by hand looks at its pages
		}
		in.parts = append(in.parts, part)
	}
	in.all = hex.EncodeToString(whole.Sum(nil))
	in.parts = append(in.parts, publish.Part{Key: in.all})
	return in, nil
}

// countPages counts the pages of a site that was published.
func countPages(dir string) (site, error) {
	n := 0
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			n++
		}
		return err
	})
	return site{n}, err
}
