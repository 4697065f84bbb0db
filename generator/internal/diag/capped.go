package diag

// most is how many problems of one rule are told of one file: nobody reads more,
// and a file with millions of rows may have as many.
const most = 1000

// Limited collects problems. Of those of one rule in one file it keeps a thousand,
// and the count of the rest. The zero value is ready.
type Limited struct {
	list  List
	count map[kind]int
}

type kind struct {
	file, rule string
	severity   Severity
}

// Add appends an error-level problem.
func (l *Limited) Add(pos Position, rule string, what, mend Text) {
	l.Take(Problem{Position: pos, Rule: rule, What: what, Mend: mend})
}

// Warn appends a warning: what may be right, and deserves a look.
func (l *Limited) Warn(pos Position, rule string, what, mend Text) {
	l.Take(Problem{Position: pos, Rule: rule, Severity: Warning, What: what, Mend: mend})
}

// Take appends problems.
func (l *Limited) Take(problems ...Problem) {
	if l.count == nil {
		l.count = map[kind]int{}
	}
	for _, p := range problems {
		of := kind{p.File, p.Rule, p.Severity}
		l.count[of]++
		if l.count[of] <= most {
			p.What, p.Mend = p.What.clipped(), p.Mend.clipped()
			l.list = append(l.list, p)
		}
	}
}

// Merge appends what another collected after this one.
func (l *Limited) Merge(other *Limited) {
	l.Take(other.list...)
	for of, n := range other.count {
		l.count[of] += max(0, n-most)
	}
}

// Full says whether no more of a rule in a file is told, so that nobody need look
// further.
func (l *Limited) Full(file, rule string) bool {
	return l.count[kind{file, rule, Error}] > most || l.count[kind{file, rule, Warning}] > most
}

// Count counts one more error of a rule in a file if no more are reported, see Full.
func (l *Limited) Count(file, rule string) { l.count[kind{file, rule, Error}]++ }

// Len counts those that are told.
func (l *Limited) Len() int { return len(l.list) }

// List gives all that are told and, where there are more, how many more.
func (l *Limited) List() List {
	list := l.list
	for of, n := range l.count {
		if n > most {
			list = append(list, Problem{Position: Position{File: of.file}, Rule: of.rule, Severity: of.severity,
				What: T("còn %d chỗ nữa như các chỗ đã nêu", "%d more places like those that are told", n-most),
				Mend: T("sửa các chỗ đã nêu rồi kiểm tra lại", "mend those and check again")})
		}
	}
	return list
}
