package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/page"
	"chiso/generator/internal/publish"
	"chiso/generator/internal/render"
	"chiso/generator/internal/words"
	"github.com/spf13/cobra"
)

func (a *app) build() *cobra.Command {
	c := &cobra.Command{
		Use:   "build",
		Short: a.say("Dựng trang web vào public/", "Build the site into public/"),
		Long: a.say(`Kiểm tra dữ liệu, tính, vẽ biểu đồ, ghi trang và dựng trang web bằng Hugo.
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
			catalog, err := a.read(s, p)
			if err != nil {
				return err
			}
			pages, err := a.publish(ctx, s, catalog, p)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.say("xong: %d trang trong %s", "done: %d pages in %s", pages, filepath.ToSlash(s.Out)))
			fmt.Fprintln(a.out, p.times())
			return nil
		}),
	}
	c.Flags().String("out", "public", a.say("nơi ghi trang web", "where the site is written"))
	c.Flags().String("base-url", "", a.say("địa chỉ của trang (mặc định: baseURL trong site/hugo.toml)", "address of the site (default: baseURL of site/hugo.toml)"))
	return c
}

// publish writes a catalog as a site and counts its pages.
func (a *app) publish(ctx context.Context, s Settings, catalog *dataset.Catalog, p *progress) (int, error) {
	defer p.done()
	site := publish.Site{Source: s.Site, Themes: s.Themes, BaseURL: s.BaseURL, Out: s.Out, Language: s.Languages[0], Keep: []string{s.Data}}
	if err := site.Check(); err != nil {
		return 0, err
	}
	theme := filepath.Join(s.Themes, "chiso")
	said, err := words.Read(theme, s.Languages)
	if err != nil {
		return 0, err
	}
	p.stage("cài thư viện giao diện", "install the theme's libraries")
	if err := publish.Install(ctx, theme); err != nil {
		return 0, err
	}
	p.stage("biểu đồ", "charts")
	charts := chart.DrawAll(chart.Options{Catalog: catalog, Words: said, Place: s.Place})
	options := page.Options{Headline: s.Headline, Place: s.Place, Words: said, BaseURL: s.BaseURL, Charts: charts}
	options.Captions = page.Captions(catalog, options)
	if options.Pictures, err = draw(ctx, render.Renderer{Theme: theme, Cache: filepath.Join(s.Cache, "render")}, options, p); err != nil {
		return 0, err
	}
	p.stage("trang", "pages")
	site.Content = page.Site(catalog, options)
	for _, language := range s.Languages {
		if err := said[language].Err(); err != nil {
			return 0, err
		}
	}
	p.stage("tệp tải về", "downloads")
	site.Static = export.Files(catalog)
	maps.Copy(site.Static, chartData(charts))
	if err := publish.Build(ctx, site, p.stage); err != nil {
		return 0, err
	}
	return countPages(s.Out)
}

// widths of the pictures of a chart in px: for a phone, and for all else.
var widths = []int{340, 720}

// draw has every chart drawn in every width.
func draw(ctx context.Context, r render.Renderer, o page.Options, p *progress) (map[chart.Ref][]string, error) {
	charts := o.Charts
	refs := slices.Collect(maps.Keys(charts))
	slices.SortFunc(refs, func(x, y chart.Ref) int {
		return cmp.Or(strings.Compare(charts[x].ID, charts[y].ID), strings.Compare(x.Language, y.Language))
	})
	var jobs []render.Job
	for _, ref := range refs {
		drawn := charts[ref]
		for _, width := range widths {
			jobs = append(jobs, render.Job{ID: drawn.ID + "." + ref.Language, Option: drawn.Frames[drawn.Start].Option, Meta: drawn.Meta, Width: width,
				Label: o.Captions[ref].Title, Description: o.Captions[ref].Description})
		}
	}
	drawn, err := r.All(ctx, jobs, p.count)
	if err != nil {
		return nil, err
	}
	pictures := map[chart.Ref][]string{}
	for n, ref := range refs {
		pictures[ref] = drawn[n*len(widths) : (n+1)*len(widths)]
	}
	return pictures, nil
}

// chartData are the charts as the browser reads them when a reader reaches for
// one.
func chartData(charts map[chart.Ref]chart.Drawn) map[string][]byte {
	files := map[string][]byte{}
	for ref, drawn := range charts {
		data, err := json.Marshal(drawn)
		if err != nil {
			panic(err) // options have been written as JSON before
		}
		files["charts/"+drawn.ID+"."+ref.Language+".json"] = data
	}
	return files
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
