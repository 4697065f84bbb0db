package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/klauspost/compress/flate"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/kept"
	"chiso/generator/internal/parallel"
	"chiso/generator/internal/wire"
)

// mostRows is how many rows a CSV file of a place has at most: at some 160 bytes a row, 1.6 MB. Rows repeat so
// much that a longer one is published as a zip file a fifteenth as large.
const mostRows = 10_000

// PlaceFormats are those that all figures of a place come in: csv, or zip if they are many, and json.
func PlaceFormats(f *facts.Facts, k *kept.Store, s dataset.Area) []string {
	rows := 0
	for _, d := range f.Catalog.Datasets {
		rows += kept.Of(k, d, "count", s, func() (rows int) {
			for _, i := range d.Columns() {
				rows += derive.CountFigures(f.Catalog, i, s)
				for _, former := range f.Formers(s) {
					rows += derive.CountFigures(f.Catalog, i, former)
				}
			}
			return rows
		})
	}
	if rows > mostRows {
		return []string{"zip", "json"}
	}
	return []string{"csv", "json"}
}

// PlaceMaker makes the files of a place.
type PlaceMaker struct {
	Key  string // hash of the figures in them; empty if it is not known without making them
	Make func() map[string][]byte
}

// PlaceMakers write data/places/<place>.csv, every figure of a place and of the former ones
// inside it with what belongs to it, alone or in a zip file (see PlaceFormats), and .json, the
// latest of each indicator with where the place stands, for setting one place beside another.
func PlaceMakers(f *facts.Facts, k *kept.Store) []PlaceMaker {
	places := f.Places()
	return parallel.Map(len(places), func(n int) PlaceMaker {
		return PlaceMaker{placeKey(f, k, places[n]), func() map[string][]byte { return placeFiles(f, k, places[n]) }}
	})
}

// Places writes the files of all places at once.
func Places(f *facts.Facts) map[string][]byte {
	files := map[string][]byte{}
	for _, m := range PlaceMakers(f, nil) {
		maps.Copy(files, m.Make())
	}
	return files
}

// placeKey is the hash of all figures in the files of a place.
func placeKey(f *facts.Facts, k *kept.Store, s dataset.Area) string {
	if k == nil {
		return ""
	}
	hash := sha256.New()
	fmt.Fprintln(hash, s)
	for _, d := range f.Catalog.Datasets {
		hash.Write(kept.Sum(k, d, rowsArea(f), s, func() []byte { return placeRows(f, d, s) }))
		hash.Write(kept.Sum(k, d, "latest", s, func() map[string]wire.PlaceFigure { return latestFigures(f, d, s) }))
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// placeFiles are those of one place.
func placeFiles(f *facts.Facts, k *kept.Store, s dataset.Area) map[string][]byte {
	slug := f.Catalog.PlaceSlug(s)
	path := "data/places/" + slug
	files := map[string][]byte{}
	for _, format := range PlaceFormats(f, k, s) {
		switch format {
		case "csv":
			files[path+".csv"] = placeCSV(f, k, s)
		case "zip":
			files[path+".zip"] = zipped(slug+".csv", placeCSV(f, k, s))
		case "json":
			files[path+".json"] = placeJSON(f, k, s)
		}
	}
	return files
}

// zipped is a zip file with one file in it, the same for the same bytes.
func zipped(name string, data []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.DefaultCompression) })
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		panic(err) // memory takes all
	}
	return b.Bytes()
}

// placeFigures are an indicator's figures of a place and of the former ones inside it.
func placeFigures(f *facts.Facts, i dataset.Slice, s dataset.Area) []dataset.Observation {
	figures := derive.Figures(f.Catalog, i, s)
	for _, former := range f.Formers(s) {
		figures = append(figures, derive.Figures(f.Catalog, i, former)...)
	}
	return figures
}

func placeCSV(f *facts.Facts, k *kept.Store, s dataset.Area) []byte {
	c, w := f.Catalog, newWriter()
	var titles []string
	for _, language := range c.Languages {
		titles = append(titles, "title_"+language)
	}
	w.row(slices.Concat(titles, figureHeader(c, f.HasPeriods())))
	all := w.bytes()
	for _, d := range c.Datasets {
		all = append(all, kept.Of(k, d, rowsArea(f), s, func() []byte { return placeRows(f, d, s) })...)
	}
	return all
}

// rowsArea names what is kept of a dataset's rows: with periods they have other columns.
func rowsArea(f *facts.Facts) string {
	if f.HasPeriods() {
		return "rows with periods"
	}
	return "rows"
}

// placeRows are the figures of a place in a dataset.
func placeRows(f *facts.Facts, d *dataset.Dataset, s dataset.Area) []byte {
	c, w := f.Catalog, newWriter()
	periods := f.HasPeriods() // then the files of all places have a column of them
	for _, i := range d.Columns() {
		for _, o := range placeFigures(f, i, s) {
			row := w.cells[:0]
			for _, language := range c.Languages {
				row = append(row, Safe(i.Title[language]))
			}
			w.row(appendFigure(row, c, i, o, periods))
		}
	}
	return w.bytes()
}

func placeJSON(f *facts.Facts, k *kept.Store, s dataset.Area) []byte {
	c := f.Catalog
	file := wire.PlaceFile{Place: c.PlaceSlug(s), List: s.List, Code: s.Code, Title: map[string]string{}, Figures: map[string]wire.PlaceFigure{}}
	for _, language := range c.Languages {
		file.Title[language] = c.Label(s, language)
	}
	for _, d := range c.Datasets {
		maps.Copy(file.Figures, kept.Of(k, d, "latest", s, func() map[string]wire.PlaceFigure { return latestFigures(f, d, s) }))
	}
	data, err := json.Marshal(file)
	if err != nil {
		panic(err) // figures are finite
	}
	return data
}

// latestFigures are the latest figures of a place in a dataset, by indicator.
func latestFigures(f *facts.Facts, d *dataset.Dataset, s dataset.Area) map[string]wire.PlaceFigure {
	latest := map[string]wire.PlaceFigure{}
	for _, i := range d.Columns() {
		figures := derive.Figures(f.Catalog, i, s)
		if len(figures) == 0 {
			continue
		}
		o := figures[len(figures)-1]
		stands := f.Ranking(i, o.Area.List, o.Period).Ranks[o.Area]
		figure := wire.PlaceFigure{Value: o.Value, Upper: o.Upper, Qualifier: o.Qualifier, Period: wire.PeriodOf(o.Period), Status: o.Status, List: o.Area.List, Rank: stands.Rank, Of: stands.Of, Quartile: stands.Quartile}
		if stands.High > stands.Rank {
			figure.RankUpper = stands.High
		}
		latest[i.Name] = figure
	}
	return latest
}
