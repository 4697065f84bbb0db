package export

import (
	"encoding/json"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// PlaceFormats are those that all figures of a place come in.
var PlaceFormats = []string{"csv", "json"}

// Places writes data/places/<place>.csv, every figure of a place and of the former ones
// inside it with what belongs to it, and .json, the latest of each indicator with where
// the place stands, for setting one place beside another.
func Places(c *dataset.Catalog) map[string][]byte {
	files := map[string][]byte{}
	fields := derive.Fields{}
	for _, s := range derive.Places(c) {
		path := "data/places/" + c.PlaceSlug(s)
		files[path+".csv"] = placeCSV(c, s)
		files[path+".json"] = placeJSON(c, s, fields)
	}
	return files
}

func placeCSV(c *dataset.Catalog, s dataset.Area) []byte {
	w := newWriter()
	var titles []string
	for _, language := range c.Languages {
		titles = append(titles, "title_"+language)
	}
	w.row(slices.Concat(titles, figureHeader(c)))
	for _, d := range c.Datasets {
		for _, i := range d.Totals() {
			figures := derive.Figures(c, i, s)
			for _, former := range derive.Formers(c, s) {
				figures = append(figures, derive.Figures(c, i, former)...)
			}
			for _, o := range figures {
				var titles []string
				for _, language := range c.Languages {
					titles = append(titles, Safe(i.Title[language]))
				}
				w.row(slices.Concat(titles, figureRow(c, i, o)))
			}
		}
	}
	return w.bytes()
}

type placeFile struct {
	Place   string                 `json:"place"`
	List    string                 `json:"code_list"`
	Code    string                 `json:"code"`
	Title   dataset.Text           `json:"title"`
	Figures map[string]placeFigure `json:"figures"` // by indicator
}

// placeFigure is the latest figure; a rank of 0 is none. Upper and RankUpper are the
// other ends of ranges, 0 where value and rank are one number.
type placeFigure struct {
	Value     float64        `json:"value"`
	Upper     float64        `json:"value_upper,omitempty"`
	Qualifier string         `json:"qualifier,omitempty"`
	Period    dataset.Period `json:"year,omitzero"`
	Status    string         `json:"status"`
	List      string         `json:"code_list"` // a former one, if the figure is of the time before a reorganisation
	Rank      int            `json:"rank,omitempty"`
	RankUpper int            `json:"rank_upper,omitempty"`
	Of        int            `json:"ranked_of,omitempty"`
	Quartile  int            `json:"quartile,omitempty"`
}

func placeJSON(c *dataset.Catalog, s dataset.Area, fields derive.Fields) []byte {
	file := placeFile{Place: c.PlaceSlug(s), List: s.List, Code: s.Code, Title: dataset.Text{}, Figures: map[string]placeFigure{}}
	for _, language := range c.Languages {
		file.Title[language] = c.Label(s, language)
	}
	for _, d := range c.Datasets {
		for _, i := range d.Totals() {
			figures := derive.Figures(c, i, s)
			if len(figures) == 0 {
				continue
			}
			o := figures[len(figures)-1]
			stands := fields.In(c, i, o.Area.List, o.Period).Standings[o.Area]
			f := placeFigure{Value: o.Value, Upper: o.Upper, Qualifier: o.Qualifier, Period: o.Period, Status: o.Status, List: o.Area.List, Rank: stands.Rank, Of: stands.Of, Quartile: stands.Quartile}
			if stands.High > stands.Rank {
				f.RankUpper = stands.High
			}
			file.Figures[i.Name] = f
		}
	}
	data, err := json.Marshal(file)
	if err != nil {
		panic(err) // figures are finite
	}
	return data
}
