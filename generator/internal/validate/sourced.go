package validate

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// forecast is the status of a figure about a year that had not come when its source was
// taken. A site that publishes projections adds it to its code list of statuses.
const forecast = "forecast"

// sourceless reports the indicators of a table that no column gives a source for. A
// column that is declared and missing from the file has been reported.
func (t *headerReader) sourceless() {
	t.accessed = map[string]int{}
	for _, s := range t.p.Descriptor.Sources {
		year := yearOf(s.Accessed.V)
		t.accessed[s.Name.V] = year
		if year != 0 && (t.firstAccessed == 0 || year < t.firstAccessed) {
			t.firstAccessed = year
		}
	}
	var without []string
	for _, f := range t.r.Schema.Fields {
		if i := t.indicators.byName[f.Name.V]; f.Role.V != "" || i == nil || i.Dataset != t.ds {
			continue
		}
		if !slices.ContainsFunc(t.r.Schema.Fields, func(by load.Field) bool {
			return givesSource(by) && (len(by.Of) == 0 || slices.Contains(values(by.Of), f.Name.V))
		}) {
			without = append(without, f.Name.V)
		}
	}
	if len(without) == 0 {
		return
	}
	t.problems.Add(t.r.Schema.Pos, "source", diag.T("không cột nào cho biết nguồn của %s", "no column gives the source of %s", quoteAll(without)),
		diag.T("thêm vào schema.fields và vào tệp CSV một cột: {name: source, type: list, delimiter: \";\", role: attribute, attribute: source, …}; mỗi dòng ghi tên một mục của sources",
			"add a column to schema.fields and to the CSV: {name: source, type: list, delimiter: \";\", role: attribute, attribute: source, …}; each row names an entry of sources"))
}

// givesSource says whether a column is one of sources. A typo in its attribute is already
// reported.
func givesSource(f load.Field) bool {
	return f.Role.V == "attribute" && (fuzzy.Nearest(f.Attribute.V, Attributes) == attributeSource || f.Attribute.V == "" && f.Name.V == attributeSource)
}

// sourced wants every figure of a row to have a source. A row of an unknown place may be
// a total or a note, which has been reported.
func (t *rowChecker) sourced(row *checkedRow) {
	if t.place != nil && row.isWrong(t.place) {
		return
	}
	for _, x := range t.sourceColumns {
		if namesSource(row.Cells[x.at]) || row.isWrong(x) {
			continue
		}
		n := slices.IndexFunc(t.measures, func(measure *column) bool {
			return row.Cells[measure.at] != "" && slices.Contains(measure.qualified, x) && !slices.ContainsFunc(measure.qualified, func(by *column) bool {
				return by.Attribute.V == attributeSource && namesSource(row.Cells[by.at])
			})
		})
		if n < 0 {
			continue
		}
		if t.enough("source") {
			t.report(row.Row, x, &diag.Problem{Rule: "source"})
			continue
		}
		measure := t.measures[n]
		hint := diag.T("ghi tên nguồn như đã khai ở sources; chưa có nguồn thì bỏ con số", "write the name of its source as declared under sources; leave the figure out if it has none")
		if names := sourceNames(t.p.Descriptor); 0 < len(names) && len(names) <= fewNames {
			hint = diag.T("ghi một trong các nguồn đã khai (%s), hoặc khai thêm ở sources; chưa có nguồn thì bỏ con số", "write one of the sources declared (%s), or declare another; leave the figure out if it has none", quoteAll(names))
		}
		problem := &diag.Problem{Rule: "source", Hint: hint,
			What: diag.T("%s ở cột %q không có nguồn: ô %q không nêu tên nào", "%s in column %q has no source: the cell %q names none", row.Cells[measure.at], measure.Name.V, x.Name.V)}
		t.report(row.Row, x, problem)
	}
}

// namesSource says whether a cell names a source; one that holds only separators does
// not.
func namesSource(cell string) bool { return strings.Trim(cell, dataset.ListSeparator) != "" }

// early wants the sources of a row to have been taken in its year or later: before that
// nobody had measured it. A projection is a figure with status forecast. Sources that
// are not declared, or not dated, are reported elsewhere.
func (t *rowChecker) early(row *checkedRow) {
	if row.period.Year() <= t.firstAccessed || t.firstAccessed == 0 || row.isWrong(t.period) {
		return // which is nearly always so
	}
	for _, measure := range t.measures {
		if row.Cells[measure.at] == "" || status(row, measure) == forecast {
			continue
		}
		latest, name, known := 0, "", true
		for _, by := range measure.qualified {
			if by.Attribute.V != attributeSource {
				continue
			}
			for _, source := range splitSources(row.Cells[by.at]) {
				year := t.accessed[source]
				known = known && year != 0
				if year > latest {
					latest, name = year, source
				}
			}
		}
		if !known || latest == 0 || row.period.Year() <= latest {
			continue
		}
		problem := &diag.Problem{Rule: "future-year", Hint: diag.T("xem lại năm, và accessed của nguồn; số dự báo thì thêm mã %q vào danh mục statuses và ghi tình trạng ấy", "look at the year again, and at accessed of the source; for a projection, add the code %q to code list statuses and give it that status", forecast),
			What: diag.T("năm %s sau ngày lấy nguồn %q (năm %d): chưa ai có thể đo được", "%s is after source %q was taken (%d): nobody can have measured it", row.period, name, latest)}
		if t.catalog.CodeLists["statuses"].Has(forecast) {
			problem.Hint = diag.T("xem lại năm, và accessed của nguồn; số dự báo thì ghi tình trạng %q", "look at the year again, and at accessed of the source; give a projection the status %q", forecast)
		}
		t.report(row.Row, t.period, problem)
		return
	}
}

// missing reports a figure outside the tables of figures that names no source.
func (c *sourceChecker) missing(pos diag.Position) {
	c.problems.Add(pos, "source", diag.T("con số ở dòng này không có nguồn", "the figure of this row has no source"),
		diag.T("ghi tên một mục của sources ở cột source", "write the name of an entry of sources in column source"))
}
