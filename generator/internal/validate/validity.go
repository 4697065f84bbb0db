package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// backcast is the status of a figure that its source worked out afterwards for a unit
// that was not there yet: figures of one year within the borders of a later one.
const backcast = "backcast"

// outdated wants the code of a row with figures to be in force on at least one day
// of its year: a province that is no more has no figures of a later year, and one of
// today has those of an earlier year only if the source worked them out for it.
func (t *rowChecker) outdated(row *checkedRow) bool {
	figures, contemporary := false, false
	for _, x := range t.measures {
		figures = figures || row.Cells[x.at] != ""
		contemporary = contemporary || row.Cells[x.at] != "" && status(row, x) != backcast
	}
	if !figures || t.place == nil || t.period == nil || row.period.IsZero() || row.isWrong(t.place) {
		return false
	}
	problem := t.codes.notInForce(row.area, row.period, contemporary)
	if problem != nil {
		t.report(row.Row, t.place, problem)
	}
	return problem != nil
}

// notInForce finds a code that was in force on no day of a period; one that began only
// later is no problem for figures that are not contemporary.
func (c *codeChecker) notInForce(s dataset.Area, period dataset.Period, contemporary bool) *diag.Problem {
	code, known := c.catalog.CodeLists[s.List].Find(s.Code)
	if !known {
		return nil
	}
	ended := code.ValidTo != "" && yearOf(code.ValidTo) < period.Year()
	if !ended && (!contemporary || code.ValidFrom == "" || yearOf(code.ValidFrom) <= period.Year()) {
		return nil
	}
	problem := &diag.Problem{Rule: "validity", Hint: c.successor(s),
		What: diag.T("%q (%s) chỉ có từ %s, sau năm %s", "%q (%s) begins on %s, after %s", code.Code, c.label(code), code.ValidFrom, period)}
	if !ended && c.catalog.CodeLists["statuses"].Has(backcast) {
		problem.Hint = diag.T("xem lại mã và năm; nếu nguồn tính lại con số cho nơi này thì ghi tình trạng %q", "look at the code and the year again; if the source worked the figure out for this place afterwards, give it the status %q", backcast)
	}
	if ended {
		problem.What = diag.T("%q (%s) hết hiệu lực sau ngày %s, trước năm %s", "%q (%s) was last valid on %s, before %s", code.Code, c.label(code), code.ValidTo, period)
	}
	return problem
}

// status is that of a figure as the row gives it, blank if it does not.
func status(row *checkedRow, x *column) string {
	for _, by := range x.qualified {
		if by.Attribute.V == attributeStatus {
			return row.Cells[by.at]
		}
	}
	return ""
}

// yearOf is the year of a date, 0 of any other text.
func yearOf(date string) int { return count(date[:min(4, len(date))]) }
