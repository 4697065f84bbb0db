package diag

// most is how many problems of one rule are reported of one file: nobody reads more,
// and a file with millions of rows may have as many.
const most = 1000

// Limited collects problems. Of those of one rule in one file it keeps a thousand,
// and the count of the rest. The zero value is ready.
type Capped struct {
	list  List
	count map[kind]int
}

type kind struct {
	file, rule string
	severity   Severity
}

// Add appends an error-level problem.
func (l *Capped) Add(pos Position, rule string, what, hint Text) {
	l.Take(Problem{Position: pos, Rule: rule, What: what, Hint: hint})
}

// Warn appends a warning: what may be right, and deserves a look.
func (l *Capped) Warn(pos Position, rule string, what, hint Text) {
	l.Take(Problem{Position: pos, Rule: rule, Severity: Warning, What: what, Hint: hint})
}

// Take appends problems.
func (l *Capped) Take(problems ...Problem) {
	if l.count == nil {
		l.count = map[kind]int{}
	}
	for _, p := range problems {
		of := kind{p.File, p.Rule, p.Severity}
		l.count[of]++
		if l.count[of] <= most {
			p.What, p.Hint = p.What.clipped(), p.Hint.clipped()
			l.list = append(l.list, p)
		}
	}
}

// Merge appends what another collected after this one.
func (l *Capped) Merge(other *Capped) {
	l.Take(other.list...)
	for of, n := range other.count {
		l.count[of] += max(0, n-most)
	}
}

// Full says whether no more of a rule in a file is reported, so that nobody need look
// further.
func (l *Capped) Full(file, rule string) bool {
	return l.count[kind{file, rule, Error}] > most || l.count[kind{file, rule, Warning}] > most
}

// Count counts one more error of a rule in a file if no more are reported, see Full.
func (l *Capped) Count(file, rule string) { l.count[kind{file, rule, Error}]++ }

// Len counts those that are kept.
func (l *Capped) Len() int { return len(l.list) }

// List gives all that are kept and, where there were more, how many more.
func (l *Capped) List() List {
	list := l.list
	for of, n := range l.count {
		if n > most {
			list = append(list, Problem{Position: Position{File: of.file}, Rule: of.rule, Severity: of.severity,
				What: T("còn %d chỗ nữa như các chỗ đã nêu", "%d more places like those that are told", n-most),
				Hint: T("sửa các chỗ đã nêu rồi kiểm tra lại", "fix those and check again")})
		}
	}
	return list
}
