package figures

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
	"chiso/generator/internal/export"
	"chiso/generator/internal/form"
	"chiso/generator/internal/npm"
)

// exceljs reads workbooks with ExcelJS: path, sheet, row, cell. It fails the test on one
// that ExcelJS refuses.
func exceljs(t *testing.T, paths ...string) map[string]map[string][][]any {
	t.Helper()
	if err := npm.Install(t.Context(), "../themes/chiso"); errors.Is(err, npm.ErrMissing) {
		datatest.Skip(t, err.Error())
	} else if err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command("node", append([]string{"../themes/chiso/test/workbooks.mjs"}, paths...)...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("ExcelJS: %v\n%s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	books := map[string]map[string][][]any{}
	if err := json.Unmarshal(output, &books); err != nil {
		t.Fatal(err)
	}
	return books
}

// TestWorkbooks: ExcelJS opens every workbook that is published, of tables and of forms,
// and reads in each cell what the CSV beside it says.
func TestWorkbooks(t *testing.T) {
	t.Parallel()
	c, said := browser.Catalog(t), datatest.TranslationsOf(t, "../themes/chiso", "../site", browser.Languages(t))
	files := export.Files(export.Options{Catalog: c, Translations: said})
	forms, err := form.Files(form.All(c, said))
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range forms {
		files[path] = data
	}
	dir := t.TempDir()
	var paths []string
	for path, data := range files {
		if filepath.Ext(path) != ".xlsx" {
			continue
		}
		full := filepath.Join(dir, strings.ReplaceAll(path, "/", "+"))
		if err := os.WriteFile(full, data, 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, full)
	}
	if len(paths) == 0 {
		t.Fatal("there are no workbooks")
	}
	cells := 0
	for full, book := range exceljs(t, paths...) {
		path := strings.ReplaceAll(filepath.Base(full), "+", "/")
		text := strings.TrimPrefix(string(files[strings.TrimSuffix(path, ".xlsx")+".csv"]), "\ufeff")
		want, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(want) == 0 {
			t.Fatalf("%s: its CSV has %d rows, %v", path, len(want), err)
		}
		rows := tableIn(book, want[0])
		if len(rows) < len(want) {
			t.Errorf("%s: %d rows, its CSV has %d", path, len(rows), len(want))
			continue
		}
		for n, row := range want {
			for m, cell := range row {
				cells++
				if got := written(rows[n][m], cell); got != cell {
					t.Errorf("%s, row %d, column %d: ExcelJS reads %q, the CSV says %q", path, n+1, m+1, got, cell)
				}
			}
		}
	}
	t.Logf("ExcelJS reads %d workbooks, %d cells", len(paths), cells)
}

// tableIn is the table in the sheet that has it: from the row of its heads on.
func tableIn(book map[string][][]any, heads []string) [][]any {
	for _, rows := range book {
		for n, row := range rows {
			if len(row) >= len(heads) && slices.EqualFunc(row[:len(heads)], heads, func(cell any, head string) bool { return cell == head }) {
				return rows[n:]
			}
		}
	}
	return nil
}

// written is a cell of a workbook as a CSV writes it: a number with the decimals that the
// CSV gives it.
func written(cell any, like string) string {
	switch value := cell.(type) {
	case nil:
		return ""
	case float64:
		if _, decimals, there := strings.Cut(like, "."); there {
			return strconv.FormatFloat(value, 'f', len(decimals), 64)
		}
		return strconv.FormatFloat(value, 'f', -1, 64)
	case string:
		return export.Safe(value) // which a workbook does not need
	}
	return "?"
}
