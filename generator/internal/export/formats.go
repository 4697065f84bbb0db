// Package export writes the data as files that people and programs take away,
// each in a standard format. Every file carries what a figure needs: unit,
// place, year, status, source and licence, in codes and in words. There are those of a
// dataset, and those of a place with the former ones inside it.
package export

import (
	"maps"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/parallel"
)

// Options are what all files have in common.
type Options struct {
	Catalog      *dataset.Catalog
	Translations map[string]*i18n.Translations // by language
}

// Format is a way to write a dataset.
type Format struct {
	Name string
	// paths names the files under data/<dataset>/.
	paths func(*dataset.Catalog, *dataset.Dataset) []string
	// write adds their bytes to those that the formats before have written, by path.
	write func(Options, *dataset.Dataset, map[string][]byte)
}

// Formats is the list of all there are, in the order in which they are written: a data
// package describes files that are there.
var Formats = []Format{tablesCSV, tablesXLSX, indicatorsCSV, dataPackage}

// DatasetFiles writes one dataset in every format: path under the site's root to bytes.
func DatasetFiles(o Options, d *dataset.Dataset) map[string][]byte {
	files, all := map[string][]byte{}, map[string][]byte{}
	for _, f := range Formats {
		f.write(o, d, files)
	}
	for name, data := range files {
		all["data/"+d.Name+"/"+name] = data
	}
	return all
}

// Files writes every dataset in every format at once, which needs much memory.
func Files(o Options) map[string][]byte {
	var makers []func() map[string][]byte
	for _, d := range o.Catalog.Datasets {
		makers = append(makers, func() map[string][]byte { return DatasetFiles(o, d) })
	}
	return all(makers)
}

// all is what makers make.
func all(makers []func() map[string][]byte) map[string][]byte {
	files := map[string][]byte{}
	for _, made := range parallel.Map(len(makers), func(n int) map[string][]byte { return makers[n]() }) {
		maps.Copy(files, made)
	}
	return files
}

// Paths names what Files writes, without writing it.
func Paths(c *dataset.Catalog) map[string]bool {
	all := map[string]bool{}
	for _, d := range c.Datasets {
		for _, f := range Formats {
			for _, name := range f.paths(c, d) {
				all["data/"+d.Name+"/"+name] = true
			}
		}
	}
	return all
}
