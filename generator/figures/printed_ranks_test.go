package figures

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
	"chiso/generator/internal/wire"
)

// TestPrintedRanks: ranks of the GII that this site once computed wrongly, because the
// scores tie, are as WIPO printed them on every output of the built site: the table of the
// page, the files of the indicator and of the place, and the data from which the chart and
// its card are drawn. Ranks that nobody printed are both ends of a range.
func TestPrintedRanks(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	c := browser.Catalog(t)
	i := c.Total("gii_rank")
	dir := browser.Real.Serve(t)
	page := datatest.Contents(t, filepath.Join(dir, "indicators", "gii-rank.vi.txt")) // which the page of the score fetches
	file := map[string]map[string]string{}
	for _, row := range read(t, filepath.Join(dir, "data", "gii", "gii_rank.csv"), nil) {
		file[row["code"]+row["year"]] = row
	}
	var drawn struct {
		Frames []struct {
			Option struct {
				Periods []string
				Series  []struct {
					ID   string
					Data wire.Points
				}
			}
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "charts", "gii-rank-line.vi.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &drawn); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		code       string
		year       int
		rank, high string
		source     string // of a printed rank
	}{
		{"SGP", 2013, "8", "", "global-venturing;kauffman-foundation"},
		{"PHL", 2013, "90", "", "ntuc-philippines;borneo-bulletin-2024"},
		{"MYS", 2014, "33", "", "indonesia-news-biz;kompas"},
		{"IDN", 2014, "87", "", "indonesia-news-biz;the-jakarta-post"},
		{"THA", 2017, "51", "", "investvine;emerge-asia"},
		{"SGP", 2017, "7", "", "science-business;defence-forum-india"},
		{"IDN", 2022, "75", "", "embiggen-group;seasia-2022"},
		{"ALB", 2013, "92", "93", ""},
		{"MAR", 2013, "92", "93", ""},
	} {
		row := file[fmt.Sprint(want.code, want.year)]
		status := map[bool]string{true: "final", false: "derived"}[want.source != ""]
		if row["value"] != want.rank || row["value_upper"] != want.high || row["status"] != status || want.source != "" && row["source"] != want.source {
			t.Errorf("%s in %d: the file has %v", want.code, want.year, row)
		}
		shown := want.rank
		if want.high != "" {
			shown += "–" + want.high
		}
		if cell := cellOf(t, page, i, want.code, want.year); cell != shown {
			t.Errorf("%s in %d: the page shows %q, want %q", want.code, want.year, cell, shown)
		}
		found := ""
		for _, s := range drawn.Frames[0].Option.Series {
			for n, value := range s.Data.Values {
				if s.ID[:3] != want.code || drawn.Frames[0].Option.Periods[s.Data.From+n] != fmt.Sprint(want.year) {
					continue
				}
				if point, is := value.([]any); !is {
					found = fmt.Sprint(value)
				} else if found = fmt.Sprint(point[0]); len(point) > 2 {
					found += "–" + fmt.Sprint(point[2])
				}
			}
		}
		if found != shown {
			t.Errorf("%s in %d: the chart draws %q, want %q", want.code, want.year, found, shown)
		}
	}
}

// cellOf is the text of the figure of a place in a year in the first table of a page.
func cellOf(t *testing.T, page string, i dataset.Slice, code string, year int) string {
	t.Helper()
	_, table, _ := strings.Cut(page, `<table class="data figures" data-places="`)
	places, table, _ := strings.Cut(table, `"`)
	at := slices.Index(strings.Split(places, " "), code)
	rows := regexp.MustCompile(`(?s)<tr[^>]*><th scope="row">.*?</tr>`).FindAllString(table, -1)
	if at < 0 || at >= len(rows) {
		return ""
	}
	row := rows[at]
	cells := regexp.MustCompile(`<td[^>]*>([^<]*)`).FindAllStringSubmatch(row, -1)
	years := i.Periods() // the latest stands first
	for n := range years {
		if years[len(years)-1-n].Year() == year && n < len(cells) {
			return cells[n][1]
		}
	}
	return ""
}
