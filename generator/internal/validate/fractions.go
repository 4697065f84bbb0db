package validate

import (
	"regexp"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// A share in percent with all values between 0 and 1 is small or is written as a
// fraction. It is one if its values are more than a few and either come near to 1 and
// have more digits than it is shown with (0.135 for 13.5 %), or are those of as many
// places, come as far as aTwentieth, and have two digits: of so many true shares below
// one percent hardly any reach so far without one beyond.
const (
	extraDigits     = 2
	fewestFractions = 5
	nearOne         = 0.3
	aTwentieth      = 0.05
	fractionDigits  = 2
)

// fractions warns of an indicator in percent that is written as fractions throughout.
func (c *figureChecker) fractions(i dataset.Slice, periods map[periodOfList]*scale) {
	if i.Measure != dataset.Share || !percent(i.Indicator) {
		return
	}
	for _, s := range periods {
		if s.below || s.suspicious {
			return
		}
	}
	values, long, short, greatest := 0, 0, 0, 0.0
	places := map[dataset.Area]bool{}
	var first dataset.Observation
	for area, series := range i.Series() {
		for _, f := range series {
			if !f.Printed || f.Value == 0 {
				continue
			}
			if f.Value > 1 {
				return
			}
			values++
			greatest = max(greatest, f.Value)
			places[area] = true
			o := i.Get(f.Number)
			_, digits, _ := strings.Cut(o.Printed, ".")
			if len(digits) >= fractionDigits {
				short++
				if short == 1 || o.Line < first.Line {
					first = o
				}
			}
			if len(digits) >= i.Decimals+extraDigits {
				long++
			}
		}
	}
	near := greatest >= nearOne && 2*long > values
	many := len(places) >= fewestFractions && greatest >= aTwentieth && 2*short > values
	if values < fewestFractions || !near && !many || first.Printed == "" {
		return
	}
	c.accepted.warn("scale", i, first, diag.T("%s: mọi giá trị nằm giữa 0 và 1, mà đơn vị là %%", "%s: all values lie between 0 and 1, and the unit is %%", first.Printed),
		diag.T("viết phần trăm, không viết tỷ số: 13.5, không phải 0.135; nếu đúng, chấp nhận bằng accept: {rule: scale, indicator: %s, …}", "write percent and not a fraction: 13.5, not 0.135; if it is right, accept it by accept: {rule: scale, indicator: %s, …}", i.Name))
}

// percent says whether an indicator is in percent.
func percent(i *dataset.Indicator) bool {
	for _, unit := range i.Unit {
		if percentWord.MatchString(unit) {
			return true
		}
	}
	return false
}

var percentWord = regexp.MustCompile(`(?i)%|phần trăm|per ?cent`)

// grouped thousands: a number that a point divides as Vietnamese does, and one below a
// thousand.
var (
	pointed = regexp.MustCompile(`^-?[1-9]\d{0,2}\.\d{3}$`)
	hundred = regexp.MustCompile(`^-?[1-9]\d{2}$`)
)

// fewestPointed is how many numbers with three decimals it takes, for one may have them
// by chance.
const fewestPointed = 2

// thousands warns of numbers whose points stand between thousands, as Vietnamese writes
// them: 1.234 for 1234. Then each number has three digits behind its point or is a whole
// number below a thousand. Counts are whole, so that is enough of them, unless they are
// shown with three decimals; amounts may have any digits, but where some end in zeros,
// as in 1.100, others would not lack them, as 987 does. It says whether it warned.
func (c *figureChecker) thousands(i dataset.Slice) bool {
	if i.Decimals >= 3 || i.Measure != dataset.Count && i.Measure != dataset.Amount {
		return false
	}
	var first dataset.Observation
	points, zeros, hundreds := 0, 0, 0
	for o := range i.All() {
		switch _, digits, point := strings.Cut(o.Printed, "."); {
		case o.Printed == "": // computed
		case point && pointed.MatchString(o.Printed):
			if points++; points == 1 || o.Line < first.Line {
				first = o
			}
			if strings.HasSuffix(digits, "0") {
				zeros++
			}
		case point || len(strings.TrimPrefix(o.Printed, "-")) > 3:
			return false
		case hundred.MatchString(o.Printed):
			hundreds++
		}
	}
	if points < fewestPointed || i.Measure == dataset.Amount && (zeros == 0 || hundreds == 0) {
		return false
	}
	return c.accepted.warn("scale", i, first, diag.T("%s: mọi số có dấu chấm đều có đúng ba chữ số sau dấu, như khi dấu chấm ngăn hàng nghìn", "%s: every number with a point has three digits behind it, as where the point stands between thousands", first.Printed),
		diag.T("dấu chấm ở đây là dấu thập phân: nghìn thì viết liền, %s; nếu đúng là số lẻ, chấp nhận bằng accept: {rule: scale, indicator: %s, …}", "here a point stands before decimals: write thousands without it, %s; if these are decimals, accept it by accept: {rule: scale, indicator: %s, …}", strings.ReplaceAll(first.Printed, ".", ""), i.Name))
}
