package validate

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// Ways in which people write periods, in Vietnamese and in English.
var (
	quarterFirst = regexp.MustCompile(`^(?i:quý|quy|q|quarter|qtr)[ .]*((?i:[1-4]|iv|i{1,3}))(?i:[ ,/.-]*(?:năm|of)?[ ,/.-]*)(\d{4})$`)
	quarterLast  = regexp.MustCompile(`^(\d{4})[ ,/.-]*(?i:quý|quy|q|quarter)[ .]*((?i:[1-4]|iv|i{1,3}))$`)
	halfFirst    = regexp.MustCompile(`^(?i:h|s|nửa|half)[ .]*([12])[ ,/.-]*(\d{4})$`)
	halfLast     = regexp.MustCompile(`^(\d{4})[ ,/.-]*(?i:h|s)[ .]*([12])$`)
	firstMonths  = regexp.MustCompile(`^(\d{1,2})[ .]*(?i:tháng|t|m|months)(?i:[ ,/.-]*(?:đầu)?[ ,/.-]*(?:năm|of)?[ ,/.-]*)(\d{4})$`)
	monthFirst   = regexp.MustCompile(`^(?i:tháng|thang|t)?[ .]*(\d{1,2})(?i:[ ,/.-]*(?:năm)?[ ,/.-]*)(\d{4})$`)
	monthLast    = regexp.MustCompile(`^(\d{4})[ ,/.-]*(?i:tháng|t|m)?[ .]*(\d{1,2})$`)
	dayFirst     = regexp.MustCompile(`^(?i:ngày)? *(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	yearStretch  = regexp.MustCompile(`^(?i:giai đoạn)? *(\d{4}) *[-–—] *(\d{4})$`)
)

// SuggestPeriod is the code of a period that somebody wrote in another way, where only one can be meant: of
// "quý III/2025", "Q3 2025", "9 tháng 2026", "26/10/2025". It is empty if there is none.
func SuggestPeriod(text string) string {
	text = strings.TrimSpace(text)
	matched := func(way *regexp.Regexp, form string, order ...int) string {
		found := way.FindStringSubmatch(text)
		if found == nil {
			return ""
		}
		var parts []any
		for _, n := range order {
			part := found[n]
			if roman := map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}[strings.ToLower(part)]; roman > 0 {
				part = strconv.Itoa(roman)
			}
			number, _ := strconv.Atoi(part)
			parts = append(parts, number)
		}
		code := fmt.Sprintf(form, parts...)
		if p, ok := dataset.ParsePeriod(code, 0); ok {
			return p.String()
		}
		return ""
	}
	return cmp.Or(
		matched(quarterFirst, "%04d-Q%d", 2, 1), matched(quarterLast, "%04d-Q%d", 1, 2),
		matched(halfFirst, "%04d-S%d", 2, 1), matched(halfLast, "%04d-S%d", 1, 2),
		matched(firstMonths, "%04[1]d-01/%04[1]d-%02[2]d", 2, 1),
		matched(dayFirst, "%04d-%02d-%02d", 3, 2, 1),
		matched(monthFirst, "%04d-%02d", 2, 1), matched(monthLast, "%04d-%02d", 1, 2),
		matched(yearStretch, "%04d/%04d", 1, 2),
	)
}

// rewritePeriod says how a period is to be written.
func rewritePeriod(value string) diag.Text {
	if code := SuggestPeriod(value); code != "" {
		return diag.T("ý bạn là %s?", "did you mean %s?", code)
	}
	if p, ok := dataset.ParsePeriod(value, 0); ok {
		return diag.T("viết %s", "write %s", p)
	}
	return diag.T("viết 2025, 2025-S1 (sáu tháng đầu năm), 2025-Q3, 2025-07, 2025-07-15, 2014/2016 hoặc 2026-01/2026-09", "write 2025, 2025-S1 (first half), 2025-Q3, 2025-07, 2025-07-15, 2014/2016 or 2026-01/2026-09")
}
