package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"chiso/generator/internal/change"
	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/npm"
	"chiso/generator/internal/page"
	"chiso/generator/internal/render"
)

// beforeAndAfter draws the charts of what differs, as they were and as they are:
// <chart>.before.svg and <chart>.after.svg. They are cards, for a picture that is
// looked at by itself needs its own title and colours. A chart that only one side
// has gives one file.
func (a comparison) beforeAndAfter(ctx context.Context, s Settings, folder string, report change.Report, before, after side) error {
	if err := clearPictures(folder); err != nil {
		return err
	}
	language := s.Languages[0]
	if slices.Contains(s.Languages, a.lang) {
		language = a.lang
	}
	theme := filepath.Join(s.Themes, "chiso")
	translations, err := i18n.Read(theme, s.Site, s.Languages)
	if err != nil {
		return err
	}
	touched := report.Touched()
	var jobs []render.Job
	for _, side := range []struct {
		of    side
		name  string
		label diag.Text
	}{{before, "before", diag.T("Trước", "Before")}, {after, "after", diag.T("Sau", "After")}} {
		if !side.of.drawable {
			fmt.Fprintln(a.err, a.translate("không vẽ biểu đồ %q: dữ liệu ấy còn lỗi", "no charts %q: those data have problems", side.name))
			continue
		}
		o := page.Options{Headline: s.Headline, Place: s.Place, Translations: translations, BaseURL: s.BaseURL, Charts: map[chart.Ref]chart.Drawn{}}
		var refs []chart.Ref
		for _, d := range side.of.Catalog.Datasets {
			for _, c := range d.Charts {
				if shows(c, touched) {
					ref := chart.Ref{Chart: c, Language: language}
					refs = append(refs, ref)
					o.Charts[ref] = chart.Draw(chart.Options{Catalog: side.of.Catalog, Translations: translations, Place: s.Place}, c, language)
				}
			}
		}
		page.CaptionAll(side.of.Catalog, o)
		for _, ref := range refs {
			drawn := o.Charts[ref]
			start := drawn.Frames[drawn.Start]
			jobs = append(jobs, render.Job{ID: drawn.ID + "." + side.name, Option: start.Option, Meta: drawn.Meta.Wire(), Width: cardWidth, Label: start.Title, Description: start.Description,
				Card: &render.Card{Title: start.Title, Subtitle: side.label.In(language), Lines: []string{}, Lang: language}})
		}
	}
	if err := translations[language].Err(); err != nil {
		return err
	}
	if len(jobs) == 0 {
		return nil
	}
	p := newProgress(a.err, a.lang)
	defer p.done()
	p.stage("biểu đồ", "charts")
	if err := npm.Install(ctx, theme); errors.Is(err, npm.ErrMissing) {
		fmt.Fprintln(a.err, a.translate("không vẽ biểu đồ trước và sau: chưa cài npm (cài Node.js 20 trở lên: https://nodejs.org)",
			"no charts before and after: npm is not installed (install Node.js 20 or newer: https://nodejs.org)"))
		return nil
	} else if err != nil {
		return err
	}
	pictures, err := render.Renderer{Theme: theme, Cache: filepath.Join(s.Cache, "render"), Brand: s.Brand.Light}.All(ctx, jobs, p.count)
	if err != nil {
		return err
	}
	for n, picture := range pictures {
		if err := os.WriteFile(filepath.Join(folder, jobs[n].ID+".svg"), []byte(picture.SVG), 0o644); err != nil {
			return err
		}
	}
	p.done()
	fmt.Fprintln(a.err, a.translate("%d biểu đồ trong %s", "%d charts in %s", len(pictures), filepath.ToSlash(folder)))
	return nil
}

// clearPictures removes those of an earlier run, which would be taken for this
// one's.
func clearPictures(folder string) error {
	for _, side := range []string{"before", "after"} {
		old, err := filepath.Glob(filepath.Join(folder, "*."+side+".svg"))
		if err != nil {
			return err
		}
		for _, path := range old {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return os.MkdirAll(folder, 0o755)
}

// shows says whether a chart is about an indicator that is named.
func shows(c *dataset.Chart, named map[string]bool) bool {
	return named[c.Indicator.Name] || slices.ContainsFunc(c.Measures, func(i dataset.Slice) bool { return named[i.Name] })
}
