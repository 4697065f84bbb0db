package validate

import (
	"regexp"
	"strconv"
	"time"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// past wants a day that has come: nobody has made a version or taken a source on a day
// that is still to come. Today is a day of UTC, and where people write descriptors it
// may be tomorrow already.
func (c *engine) past(s load.Str, key string) {
	if s.V == "" || !c.date(s) || !c.isFuture(s.V) {
		return
	}
	c.problems.Add(s.Pos, "future-date", diag.T("%s là %s, mà hôm nay là %s", "%s is %s, and today is %s", key, s.V, c.today),
		diag.T("xem lại năm, tháng, ngày; máy chạy sai ngày thì dùng --today", "look at the year, the month and the day again; if the clock of the machine is wrong, use --today"))
}

// isFuture says whether a day is still to come, wherever one is; not if it is not known
// which day it is.
func (c *engine) isFuture(day string) bool {
	today, err := time.Parse(time.DateOnly, c.today)
	return err == nil && day > today.AddDate(0, 0, 1).Format(time.DateOnly) // written so, days compare as texts
}

// createdAfterSources warns of a version that is older than what it holds.
func (c *descriptorChecker) createdAfterSources(d *load.Descriptor) {
	if !IsDate(d.Created.V) {
		return // which has been reported
	}
	latest := load.Source{}
	for _, s := range d.Sources {
		if IsDate(s.Accessed.V) && !c.isFuture(s.Accessed.V) && s.Accessed.V > latest.Accessed.V {
			latest = s
		}
	}
	if latest.Accessed.V <= d.Created.V {
		return
	}
	c.afterwards(func() {
		c.accepted.warnHere("created", d.Created.Pos, diag.T("created là %s, mà nguồn %q lấy ngày %s: phiên bản không thể có trước nguồn của nó", "created is %s, and source %q was taken on %s: no version is older than its sources", d.Created.V, latest.Name.V, latest.Accessed.V),
			diag.T("số liệu đã đổi thì tăng version và viết created: %s", "if the figures have changed, raise version and write created: %s", latest.Accessed.V))
	})
}

var dayShape = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)

// NoSuchDay says how a day is written or, of one that is written so, why the calendar
// does not have it.
func NoSuchDay(text string) diag.Text {
	parts := dayShape.FindStringSubmatch(text)
	if parts == nil {
		return diag.T("viết năm-tháng-ngày, ví dụ 2026-11-22", "write year-month-day, as in 2026-11-22")
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	if month < 1 || month > 12 {
		return diag.T("tháng từ 01 đến 12, đứng giữa năm và ngày", "a month is 01 to 12, between the year and the day")
	}
	days := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return diag.T("tháng %d năm %d có %d ngày", "month %d of %d has %d days", month, year, days)
}
