// Package export writes the data as files that people and programs take away,
// each in a standard format. Every file carries what a figure needs: unit,
// place, year, status, source and licence, in codes and in words. There are those of a
// dataset, and those of a place with the former ones inside it.
package export

import "chiso/generator/internal/dataset"

// Format is a way to write a dataset: path under data/<dataset>/ to bytes.
type Format struct {
	Name  string
	write func(*dataset.Catalog, *dataset.Dataset) map[string][]byte
}

// Formats is the list of all there are.
var Formats = []Format{tablesCSV, tablesXLSX, indicatorsCSV, dataPackage}

// Files writes every dataset in every format: path under the site's root to
// bytes.
func Files(c *dataset.Catalog) map[string][]byte {
	files := map[string][]byte{}
	for _, d := range c.Datasets {
		for _, f := range Formats {
			for name, data := range f.write(c, d) {
				files["data/"+d.Name+"/"+name] = data
			}
		}
	}
	return files
}
