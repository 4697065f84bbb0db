package validate

import (
	"fmt"
	"regexp"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// gridPlace is a row or column of a layout. Two digits are more than any screen
// shows, and keep a typo from drawing a map of a million rows.
var gridPlace = regexp.MustCompile(`^[1-9]\d?$`)

// gridCell is a place on the grid of a layout.
type gridCell struct{ row, column int }

// layoutReader turns the rows of a layout into tiles.
type layoutReader struct {
	*engine
	codes *codeChecker
	table *load.Table
	list  string
	cells map[gridCell]int // line of the tile on each
	main  map[string]int   // line of the main tile of each code
	sure  bool             // every row could be read and says which code it is for
}

// layout reads the tile map of a code list, if it names one.
func (c *codeListReader) layout(p *load.Package, l load.CodeList, list *dataset.CodeList) []dataset.Tile {
	table := p.Tables[l.Layout.V]
	if table == nil {
		return nil
	}
	entries, problems := load.Fixed[load.TileRow](table, c.languages, "short", "part")
	c.problems.Take(problems...)
	if len(problems) > 0 {
		return nil
	}
	t := &layoutReader{engine: c.engine, codes: c.codes, table: table, list: list.Name, cells: map[gridCell]int{}, main: map[string]int{}, sure: len(entries) == table.Lines}
	var tiles []dataset.Tile
	for _, e := range entries {
		tiles = append(tiles, t.tile(e))
	}
	if t.sure { // a place whose row holds a mistake is not missing
		t.complete(entries, list)
	}
	return tiles
}

func (t *layoutReader) tile(e load.Entry[load.TileRow]) dataset.Tile {
	at := e.At
	code := e.V.Code
	known := t.filled(e.Str("code", code), "code") && t.codes.require(at("code"), "code", t.list, code)
	t.sure = t.sure && known
	tile := dataset.Tile{Code: code, Row: t.track(at("row"), "row", e.V.Row), Column: t.track(at("column"), "column", e.V.Column), Short: e.Text["short"]}
	if cell := (gridCell{tile.Row, tile.Column}); tile.Row > 0 && tile.Column > 0 {
		if first, taken := t.cells[cell]; taken {
			t.problems.Add(at("row"), "primary-key", diag.T("hàng %d, cột %d đã có ô ở dòng %d", "row %d, column %d already holds the tile of line %d", tile.Row, tile.Column, first),
				diag.T("chuyển một trong hai sang chỗ trống", "move one of the two to a free place"))
		} else {
			t.cells[cell] = e.Row.Line
		}
	}
	t.names(e, "short", diag.T("tên ngắn", "short name"))
	if isPart(e) {
		tile.Part = e.Text["part"]
		t.names(e, "part", diag.T("tên của phần", "name of the part"))
		return tile
	}
	if first, taken := t.main[code]; taken && code != "" {
		t.problems.Add(at("code"), "primary-key", diag.T("mã %q đã có ô ở dòng %d", "code %q already has its tile on line %d", code, first),
			diag.T("xóa một dòng; nếu đây là một phần của nơi ấy thì điền các cột part_…", "delete one row; if this is a part of the place, fill in the columns part_…"))
	} else {
		t.main[code] = e.Row.Line
	}
	return tile
}

// isPart tells the tile of a part from a main tile: it has a name of its own.
func isPart(e load.Entry[load.TileRow]) bool { return len(e.Text["part"]) > 0 }

// track is a row or column of the grid, 0 if it is not one.
func (t *layoutReader) track(pos diag.Position, column, value string) int {
	if !t.filled(load.Str{V: value, Pos: pos}, column) {
		return 0
	}
	if !gridPlace.MatchString(value) {
		t.problems.Add(pos, "type", diag.T("giá trị %q ở cột %q không phải là số nguyên từ 1 đến 99", "value %q in column %q is not a whole number from 1 to 99", value, column),
			diag.T("đếm ô từ 1, hàng từ trên xuống, cột từ trái sang", "count tiles from 1, rows from the top, columns from the left"))
		return 0
	}
	n, _ := strconv.Atoi(value)
	return n
}

// names wants a text in every language of the site.
func (t *layoutReader) names(e load.Entry[load.TileRow], prefix string, what diag.Text) {
	for _, language := range t.languages {
		if e.Text[prefix][language] == "" {
			column := prefix + "_" + language
			t.problems.Add(e.At(column), "missing-translation", diag.T("ô của mã %q thiếu %s ở ngôn ngữ %q", "the tile of code %q has no %s in language %q", e.V.Code, what, language), diag.T("điền cột %s", "fill in column %s", column))
		}
	}
}

// complete reports codes without a main tile: at their part if they have one,
// for the file otherwise.
func (t *layoutReader) complete(entries []load.Entry[load.TileRow], list *dataset.CodeList) {
	reported := map[string]bool{}
	for _, e := range entries {
		if code := e.V.Code; isPart(e) && t.main[code] == 0 && list.Has(code) && !reported[code] {
			reported[code] = true
			t.problems.Add(e.At("code"), "layout", diag.T("mã %q chỉ có ô cho một phần", "code %q has a tile for a part only", code),
				diag.T("thêm một dòng cho cả nơi ấy, để trống các cột part_…", "add a row for the whole place, with the columns part_… left blank"))
		}
	}
	for _, code := range list.Codes {
		if t.main[code.Code] == 0 && !reported[code.Code] {
			t.problems.Add(diag.Position{File: t.table.File}, "layout", diag.Text{
				VI: fmt.Sprintf("mã %q (%s) không có ô", code.Code, code.Label.In("vi")),
				EN: fmt.Sprintf("code %q (%s) has no tile", code.Code, code.Label.In("en")),
			}, diag.T("thêm một dòng cho mã này", "add a row for this code"))
		}
	}
}
