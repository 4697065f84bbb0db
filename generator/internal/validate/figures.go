package validate

import "chiso/generator/internal/dataset"

// figureChecker warns of values that may be right and look wrong beside others: those of
// other years, of other places, and scores beside their ranks.
type figureChecker struct {
	*engine
	accepted *acceptances
}

// check looks at the figures of each indicator. What one rule has reported, no other does.
func (c *figureChecker) check() {
	for _, ds := range c.catalog.Datasets {
		for _, i := range ds.Columns() {
			c.frequencies(i)
			if i.Measure != dataset.Rank {
				warned, periods := c.wrongUnits(i)
				if i.OverTime {
					isWarned := func(list string, f dataset.Figure) bool {
						s := periods[periodOfList{list, f.Period}]
						return warned[f.Number] || s != nil && (s.suspicious || s.back)
					}
					jumped := c.jumps(i, isWarned)
					if !volatile(periods) {
						c.strayYears(i, func(list string, f dataset.Figure) bool { return jumped[f.Number] || isWarned(list, f) })
					}
				}
			}
			if i.Score != nil {
				c.rankRange(i, i.Score.Total(), c.rankOrder(i, i.Score.Total()))
			}
		}
	}
}
