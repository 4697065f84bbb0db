package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// The stages that data go through, in their order: loaded, checked, derived, drawn (see
// draw.go), site. Each is made from the one before and from nothing else, so that none can be called too early:
// who holds a derived has data in which nothing is wrong.

// loaded is a data folder as text, each value with its place, and what is wrong with the
// files.
type loaded struct {
	tree     *load.Tree
	problems diag.List
}

// loadData reads a data folder, some files of it with other contents and some descriptors known: see
// load.DirWith.
func loadData(dir string, changed map[string][]byte, known load.Descriptors) (loaded, error) {
	tree, problems, err := load.DirWith(dir, changed, known)
	return loaded{tree, problems}, err
}

// checked is data as typed values, and what is wrong with them. The values are whole if
// nothing is.
type checked struct {
	loaded
	catalog *dataset.Catalog
}

// check validates. While a site is only looked at, texts that are still to be written are
// warnings.
func (l loaded) check(s Settings) checked {
	catalog, wrong := validate.Catalog(l.tree, s.Languages, chart.Names(), s.Today)
	catalog.Country = s.Place
	l.problems = append(l.problems, wrong...)
	if s.Draft {
		for n := range l.problems {
			if l.problems[n].Rule == validate.RulePlaceholder {
				l.problems[n].Severity = diag.Warning
			}
		}
	}
	return checked{l, catalog}
}

// sound says whether nothing is wrong that stops a build.
func (c checked) sound() bool { return c.problems.Errors() == 0 }

// derived is sound data with all that is computed from them.
type derived struct {
	catalog     *dataset.Catalog
	descriptors load.Descriptors
	undrawable  diag.List // charts that the data cannot carry
}

// derive computes what data lack. It is false if they are not sound.
func (c checked) derive() (derived, bool) {
	if !c.sound() {
		return derived{}, false
	}
	derive.Compute(c.catalog)
	return derived{c.catalog, c.tree.Descriptors(), chart.Check(c.catalog)}, true
}

// site is what was published.
type site struct{ pages int }

// findings is all that is wrong with a site: its data, its settings and its hand-written
// pages.
type findings struct {
	problems diag.List
	derived  derived // only if no problem stops a build
}

// find finds what is wrong, with other contents of some files: see load.DirWith. It only
// reads; when the context ends, it is left to itself.
func find(ctx context.Context, s Settings, changed map[string][]byte, p *progress) (findings, error) {
	type result struct {
		findings
		err     error
		mistake any // of ours: a panic
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.mistake = recover()
			done <- r
		}()
		r.findings, r.err = findAll(s, changed, p)
	}()
	select {
	case <-ctx.Done():
		return findings{}, ctx.Err()
	case r := <-done:
		if r.mistake != nil {
			panic(r.mistake)
		}
		return r.findings, r.err
	}
}

func findAll(s Settings, changed map[string][]byte, p *progress) (findings, error) {
	var spoken diag.List
	var beside errgroup.Group
	beside.Go(func() (err error) {
		spoken, err = i18n.Check(filepath.Join(s.Themes, "chiso"), s.Site, s.Languages)
		return err
	})
	p.stage("đọc", "load")
	data, err := loadData(s.Data, changed, nil)
	if err != nil {
		return findings{}, err
	}
	settings, wrong, err := loadSettings(s, data.tree)
	if err != nil {
		return findings{}, err
	}
	data.problems = append(data.problems, wrong...)
	p.stage("kiểm tra", "validate")
	checked := data.check(s)
	if err := beside.Wait(); err != nil {
		return findings{}, err
	}
	checked.problems = append(checked.problems, spoken...)
	p.stage("tính", "derive")
	found := findings{problems: checked.problems}
	if derived, sound := checked.derive(); sound {
		pages, large, err := checked.tree.Prose(filepath.Join(s.Site, "content"), s.Languages)
		if err != nil {
			return findings{}, err
		}
		published := s.published(derived.catalog)
		found.derived = derived
		found.problems = slices.Concat(found.problems, large, derived.undrawable, validate.Prose(pages, published), validate.SettingLinks(settings, pages, derived.catalog, published))
	}
	p.done()
	found.problems = found.problems.Sorted()
	checked.tree.ShowSources(found.problems)
	return found, checked.tree.Err()
}

// loadSettings reads the settings of the site, each with its place, and what is wrong with
// them and with links in the site's folder.
func loadSettings(s Settings, tree *load.Tree) ([]load.Setting, diag.List, error) {
	path := filepath.Join(s.Site, "hugo.toml")
	text, err := files.Read(path, mostSettings)
	if err != nil {
		return nil, nil, err
	}
	settings, found, err := tree.Settings(filepath.ToSlash(path), text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.ToSlash(path), err)
	}
	links, err := load.SiteLinks(s.Site)
	if err != nil {
		return nil, nil, err
	}
	return settings, slices.Concat(links, found, validate.Settings(settings)), nil
}
