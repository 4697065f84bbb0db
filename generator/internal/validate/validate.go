// Package validate turns rows of text into datasets, or into problems. After it
// no value needs a second check. All problems of all files are found in one run:
// a mistake in one cell hides none of the others.
package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Catalog validates a tree. Languages are those of the site, the default first;
// chartKinds are the kinds that can be drawn; today is the day it is, as
// 2026-11-22.
func Catalog(tree *load.Tree, languages, chartKinds []string, today string) (*dataset.Catalog, diag.List) {
	e := newEngine(&dataset.Catalog{Languages: languages, CodeLists: map[string]*dataset.CodeList{}}, today)
	codes := newCodeChecker(e)
	sources := &sourceChecker{e}
	codeLists := &codeListReader{engine: e, codes: codes, sources: sources, slugs: map[dataset.Area]diag.Position{}}
	concordances := &concordanceReader{engine: e, codes: codes, sources: sources}
	indicators := &indicatorReader{engine: e, codes: codes, byName: map[string]*dataset.Indicator{}}
	accepted := &acceptances{engine: e, indicators: indicators}
	records := &recordReader{e}
	instruments := &instrumentReader{engine: e, records: records, ids: map[string][]string{}}
	playbook := &playbookReader{engine: e, records: records, rows: playbookRows{refused: map[string]bool{}}}
	datasets := &datasetReader{
		engine: e, codes: codes, cells: &cellChecker{e, codes}, sources: sources, indicators: indicators,
		texts:       &textChecker{engine: e},
		descriptors: &descriptorChecker{e, codes, accepted},
		sums:        &sumChecker{e, indicators},
		schemas:     &schemaChecker{e, codes, indicators},
		instruments: instruments,
		terms:       &termReader{engine: e, records: records, indicators: indicators, instruments: instruments, spellings: map[string]spelled{}},
		playbook:    playbook,
		surveys:     &surveyReader{e, records, indicators},
		assessments: &assessmentReader{engine: e, records: records, indicators: indicators, playbook: playbook, byDataset: map[*dataset.Dataset]*assessmentRows{}},
		annotations: &annotationReader{engine: e, sources: sources, indicators: indicators, readers: map[string]*tableReader{}},
		targets:     &targetReader{e, sources, indicators, instruments},
		charts:      &chartReader{e, codes, indicators, instruments, chartKinds},
	}
	for _, read := range []func(*load.Package){codeLists.readAll, concordances.readAll, datasets.read, accepted.read} { // each needs those before
		for _, p := range tree.Packages {
			if p.Descriptor != nil {
				read(p)
			}
		}
	}
	for _, check := range e.later {
		check()
	}
	codeLists.placeAddresses()
	(&figureChecker{e, accepted}).check()
	accepted.unused()
	unread := func(p *load.Package) bool { return p.Descriptor == nil } // it may be a dataset
	if len(tree.Packages) > 0 && len(e.catalog.Datasets) == 0 && e.problems.Len() == 0 && !slices.ContainsFunc(tree.Packages, unread) {
		e.problems.Add(diag.Position{File: tree.Packages[0].File}, "missing-file", diag.T("không có bộ dữ liệu nào", "there is no dataset"),
			diag.T("tạo một bộ: go run ./generator new <tên>", "start one: go run ./generator new <name>"))
	}
	return e.catalog, e.problems.List()
}

// text takes the words out of a Text.
func text(t load.Text) dataset.Text {
	words := dataset.Text{}
	for language, s := range t.By {
		words[language] = s.V
	}
	return words
}

func texts(list []load.Text) []dataset.Text {
	var words []dataset.Text
	for _, t := range list {
		words = append(words, text(t))
	}
	return words
}

func values(list []load.Str) []string {
	var vs []string
	for _, s := range list {
		vs = append(vs, s.V)
	}
	return vs
}
