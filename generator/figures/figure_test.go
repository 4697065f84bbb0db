package figures

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestFigureIsOne: what an indicator's page says, what it lets download and what
// the table in the repository holds are the same.
func TestFigureIsOne(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	source := read(t, "../data/gii/economy.csv", nil)
	printed := map[string]string{} // economy/year -> score
	ranked := ""
	for _, row := range source {
		printed[row["economy"]+"/"+row["year"]] = row["gii_score"]
		if row["year"] == "2025" {
			ranked = row["ranked_of"]
		}
	}
	b.Visit("en/indicators/gii-score/")
	link := browser.Value[string](b, `document.querySelector('.downloads a').href`)
	downloaded := read(t, link, csv.NewReader(bytes.NewReader(browser.Get(t, link))))
	values := 0
	for _, row := range downloaded {
		if want := printed[row["code"]+"/"+row["year"]]; row["value"] != want {
			t.Errorf("%s %s: the download says %q, the table %q", row["code"], row["year"], row["value"], want)
		}
		values++
	}
	for _, value := range printed {
		if value != "" {
			values--
		}
	}
	if values != 0 || len(downloaded) < 1900 {
		t.Errorf("%d rows downloaded, %d more than there are scores", len(downloaded), values)
	}

	// The page shows the same numbers, with one decimal.
	shown := browser.Value[map[string]string](b, `(() => {
		const years = [...document.querySelectorAll('table.data:not([data-ranks]) thead th')].map((th) => th.textContent.trim());
		const cells = {};
		for (const tr of document.querySelectorAll('table.data:not([data-ranks]) tbody tr'))
			[...tr.children].forEach((cell, i) => { if (i > 0) cells[tr.dataset.place + '/' + years[i]] = cell.firstChild.textContent.trim(); });
		return cells;
	})()`)
	for key, cell := range shown {
		want := "–"
		if number, err := strconv.ParseFloat(printed[key], 64); err == nil {
			want = strconv.FormatFloat(number, 'f', 1, 64)
		}
		if parsed, err := strconv.ParseFloat(cell, 64); cell != want && (err != nil || abs(parsed-number(printed[key])) > 0.0501) {
			t.Errorf("%s: the page shows %q, the table holds %q", key, cell, printed[key])
		}
	}
	if len(shown) < 1900 {
		t.Errorf("the page shows %d cells", len(shown))
	}

	// The reading is computed from the same table, in each language.
	rank, score := "", ""
	for _, row := range source {
		if row["economy"] == "VNM" && row["year"] == "2025" {
			rank, score = row["gii_rank"], row["gii_score"]
		}
	}
	for language, want := range map[string]string{
		"en": fmt.Sprintf("In 2025, Viet Nam: %s\u00a0points, rank %s of %s economies.", score, rank, ranked),
		"vi": fmt.Sprintf("Năm 2025, Việt Nam: %s\u00a0điểm, xếp thứ %s trên %s nền kinh tế.", strings.Replace(score, ".", ",", 1), rank, ranked),
	} {
		b.Visit(language + "/indicators/gii-score/")
		if got := browser.Value[string](b, `document.querySelector('.lead').textContent.trim()`); got != want {
			t.Errorf("the page says %q, want %q", got, want)
		}
	}
	// Where two sources disagree, the publisher's number stands and the other is shown.
	if text := browser.Value[string](b, `document.querySelector('#alternatives').parentElement.innerText`); !strings.Contains(text, "44") || !strings.Contains(text, "43") {
		t.Errorf("alternatives: %q", text)
	}
	b.Clean("gii")
}

func number(text string) float64 { f, _ := strconv.ParseFloat(text, 64); return f }

func abs(f float64) float64 { return max(f, -f) }

// read reads a CSV file, or what the reader gives, into a map for each row.
func read(t *testing.T, name string, reader *csv.Reader) []map[string]string {
	t.Helper()
	if reader == nil {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		reader = csv.NewReader(file)
	}
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, label := range records[0] {
			row[label] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}
