// Package export writes the data as files that people and programs take away,
// each in a standard format. Every file carries what a figure needs: unit,
// place, year, status, source and licence, in codes and in words. There are those of a
// dataset, and those of a place with the former ones inside it.
package export

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/parallel"
	"chiso/generator/internal/words"
)

// Options are what all files have in common.
type Options struct {
	Catalog *dataset.Catalog
	Words   map[string]*words.Words // by language
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

// Files writes every dataset in every format: path under the site's root to
// bytes.
func Files(o Options) map[string][]byte {
	datasets := o.Catalog.Datasets
	written := parallel.Map(len(datasets), func(n int) map[string][]byte {
		files := map[string][]byte{}
		for _, f := range Formats {
			f.write(o, datasets[n], files)
		}
		return files
	})
	all := map[string][]byte{}
	for n, d := range datasets {
		for name, data := range written[n] {
			all["data/"+d.Name+"/"+name] = data
		}
	}
	return all
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
