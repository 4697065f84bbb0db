package cli

import (
	"context"
	"errors"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/page"
	"chiso/generator/internal/publish"
	"chiso/generator/internal/render"
	"chiso/generator/internal/serve"
)

// preview writes the pages that somebody looks at before the rest of the site, so that an
// edit is seen at once.
type preview struct {
	server *serve.Server

	mu   sync.Mutex
	live *publish.Live // nil until a site was built
	idle *render.Idle  // workers that draw pictures

	data     derived // of the site that was built, with its settings
	settings Settings
}

// show writes the pages that are open, and shows them. One that cannot be written alone comes
// with the whole site, and so does whatever is wrong with it.
func (p *preview) show(ctx context.Context, d derived, s Settings) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if pages, err := p.pages(ctx, partial{derived: d}, s, p.server.Open()); err == nil {
		p.server.Show(pages)
	}
}

// showPart shows the open pages of a dataset before all data are read, if only tables of that dataset
// were edited. It is true if no other page is open.
func (p *preview) showPart(ctx context.Context, s Settings, edited []string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	open := p.server.Open()
	if p.live == nil || len(open) == 0 {
		return false
	}
	part, ok := p.data.part(s, edited)
	if !ok {
		return false
	}
	pages, err := p.pages(ctx, part, s, open)
	if err != nil || len(pages) == 0 {
		return false
	}
	p.server.Show(pages)
	return !slices.ContainsFunc(open, func(address string) bool {
		_, written := pages[path.Join(address, "index.html")]
		return !written
	})
}

// renew shows the whole site.
func (p *preview) renew(d derived, s Settings) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.server.Renew()
	p.data, p.settings = d, s
}

// open opens Hugo over the site that was built, if it is not open over one of the same theme,
// settings and folder, and has a page written, so that the next one need not wait for scripts
// and workers to be made.
func (p *preview) open(ctx context.Context) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.data.catalog == nil { // nothing was built yet
		return
	}
	site := p.data.place(p.settings)
	if p.live != nil && p.live.Fits(site) {
		return
	}
	p.end()
	var err error
	if p.live, err = site.NewLive(); err != nil {
		return // pages are seen when the whole site is built
	}
	home := p.settings.Languages[0] + "/"
	_, _ = p.pages(ctx, partial{derived: p.data}, p.settings, append(p.server.Open(), home))
}

func (p *preview) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.end()
}

// end ends Hugo. The lock is held.
func (p *preview) end() {
	if p.live != nil {
		_ = p.live.Close() // a temporary folder
		p.live = nil
	}
}

// pages are some pages of a site that is being edited, by their addresses, with the files that
// their scripts fetch, by their paths under the site's root; of data that are a part, those of their
// dataset. The lock is held.
func (p *preview) pages(ctx context.Context, d partial, s Settings, addresses []string) (map[string][]byte, error) {
	site := d.place(s)
	if p.live == nil || len(addresses) == 0 || !p.live.Fits(site) {
		return nil, nil
	}
	theme := filepath.Join(s.Themes, "chiso")
	translations, err := i18n.Read(theme, s.Site, s.Languages)
	if err != nil {
		return nil, err
	}
	with := d.studio(s, translations, render.Renderer{Theme: theme, Cache: filepath.Join(s.Cache, "render"), Brand: s.Brand.Light, Idle: p.idle}, &progress{quiet: true})
	o := with.options
	o.Facts = facts.Of(d.catalog)
	if d.dataset != "" {
		o.Facts, o.Parts = facts.OfPart(d.catalog, d.whole), map[string]bool{d.dataset: true}
	}
	if o.Palette, err = s.palette(); err != nil {
		return nil, err
	}
	var charts, first []*dataset.Chart
	var profiled []dataset.Area
	for _, address := range addresses {
		paths := publish.ContentOf(address)
		o.Paths = append(o.Paths, paths...)
		drawn, places := page.ChartsOn(d.catalog, o, paths[0])
		charts, profiled = append(charts, drawn...), append(profiled, places...)
		first = append(first, drawn[:min(1, len(drawn))]...)
	}
	if d.dataset != "" {
		profiled = nil
	}
	with.chart(&o, profiled, func(c *dataset.Chart) bool {
		return slices.Contains(charts, c) && (d.dataset == "" || c.Indicator.Dataset.Name == d.dataset)
	})
	seen := o // of the other charts, the pictures come with the whole site
	seen.Charts, seen.Profiles = map[chart.Ref]chart.Drawn{}, nil
	for ref, drawn := range o.Charts {
		shown := slices.ContainsFunc(addresses, func(address string) bool { return strings.HasPrefix(address, ref.Language+"/") })
		if shown && slices.Contains(first, ref.Chart) {
			seen.Charts[ref] = drawn
		}
	}
	o.Pictures = map[chart.Ref][]string{}
	promised := map[chart.Ref][]func(picture string){}
	for ref := range seen.Charts {
		for range widths {
			mark, keep := o.Fragments.Promise()
			o.Pictures[ref], promised[ref] = append(o.Pictures[ref], mark), append(promised[ref], keep)
		}
	}
	drawing := make(chan error, 1)
	go func() { // while the pages are made that they stand on
		_, err := with.pictures(ctx, &seen, nil)
		for ref, keeps := range promised {
			for n, keep := range keeps {
				picture := "" // of one that failed, so that nobody waits for it
				if err == nil {
					picture = o.Fragments.Piece(seen.Pictures[ref][n])
				}
				keep(picture)
			}
		}
		drawing <- err
	}()
	content, all := map[string][]byte{}, map[string][]byte{}
	for _, part := range page.Site(d.catalog, o) {
		maps.Copy(content, part.Pages)
		for _, make := range part.Files {
			maps.Copy(all, make())
		}
	}
	for ref, drawn := range o.Charts {
		maps.Copy(all, chartFile(ref, drawn))
	}
	site.Finish, site.Fragments = page.Explained(d.catalog, translations), o.Fragments
	pages, err := p.live.Render(site, content)
	if err := errors.Join(err, <-drawing); err != nil {
		return nil, err
	}
	maps.Copy(all, pages)
	return all, nil
}
