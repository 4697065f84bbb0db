package validate

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fold"
)

// lookups are the words by which the members of code lists may be meant. They are put
// together at the first wrong code of a list, for one may have tens of thousands.
type lookups struct {
	mutex sync.Mutex
	of    map[*dataset.CodeList]*lookup
}

type lookup struct {
	words, labels *fold.Index
	by            map[string]int // member by word
	called        map[string]int // member by folded label
}

func (all *lookups) in(l *dataset.CodeList) *lookup {
	all.mutex.Lock()
	defer all.mutex.Unlock()
	if all.of == nil {
		all.of = map[*dataset.CodeList]*lookup{}
	}
	if all.of[l] == nil {
		all.of[l] = newLookup(l)
	}
	return all.of[l]
}

func newLookup(l *dataset.CodeList) *lookup {
	found := &lookup{by: map[string]int{}, called: map[string]int{}}
	var words, labels []string
	for n, member := range l.Codes {
		candidates := []string{member.Code, member.Slug, member.ISO3166, strings.TrimPrefix(member.ISO3166, "VN-")}
		for _, label := range member.Label {
			candidates = append(candidates, label)
			labels = append(labels, label)
			if _, taken := found.called[fold.Fold(label)]; !taken {
				found.called[fold.Fold(label)] = n
			}
		}
		slices.Sort(candidates)
		for _, word := range candidates {
			if _, taken := found.by[word]; word != "" && !taken {
				found.by[word] = n
				words = append(words, word)
			}
		}
	}
	slices.Sort(labels) // which came out of a map
	found.words, found.labels = fold.NewIndex(words), fold.NewIndex(labels)
	return found
}

// meant says which code somebody meant, as far as can be told. A former place is
// told from a slip: "Hà Nam" is no Hà Nội.
func (c *checker) meant(l *dataset.CodeList, code string) diag.Text {
	if became, known := c.former(l.Name, code); known {
		if _, still := c.calledIn(l, code); !still {
			return became
		}
	}
	near, found := c.nearestCode(l, code)
	switch {
	case !found:
		return diag.T("xem data/code-lists/%s.csv", "see data/code-lists/%s.csv", l.Name)
	case near.Label.In("vi") == "":
		return diag.T("ý bạn là %q?", "did you mean %q?", near.Code)
	}
	return diag.Text{VI: "ý bạn là \"" + near.Code + "\" (" + near.Label.In("vi") + ")?", EN: "did you mean \"" + near.Code + "\" (" + near.Label.In("en") + ")?"}
}

// former says what became of a code or a place of another list, if a concordance
// knows.
func (c *checker) former(list, code string) (became diag.Text, known bool) {
	for _, concordance := range c.catalog.Concordances {
		old := c.catalog.CodeLists[concordance.From]
		if old == nil || concordance.To != list || concordance.From == list {
			continue
		}
		if member, found := c.calledIn(old, code); found {
			return c.successor(dataset.Subject{List: old.Name, Code: member.Code}), true
		}
	}
	return diag.Text{}, false
}

// calledIn finds the member of a list that has a code or a name.
func (c *checker) calledIn(l *dataset.CodeList, word string) (dataset.Code, bool) {
	if len(word) > longestName {
		return dataset.Code{}, false
	}
	for _, code := range []string{word, "0" + word} {
		if member, found := l.Find(code); found {
			return member, true
		}
	}
	if n, found := c.lookups.in(l).called[fold.Fold(word)]; found {
		return l.Codes[n], true
	}
	return dataset.Code{}, false
}

// longestName is how many bytes a cell may have that can be a name among a few words.
const longestName = 1000

// digitsMeant are those that letters were typed for.
var digitsMeant = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// shortCity is how people write the word for city before a name.
var shortCity = regexp.MustCompile(`^(?i:tp)[. ] *`)

// nearestCode finds what was meant by a code that a spreadsheet or a slip of the
// hand has spoiled ("1", "1.0" and "O1" for "01"), by a name, or by a name among
// more words, as in "Tỉnh Đắk Lắk".
func (c *checker) nearestCode(l *dataset.CodeList, code string) (dataset.Code, bool) {
	if len(code) > longestName {
		return dataset.Code{}, false
	}
	whole := strings.TrimSuffix(strings.Trim(code, "“”‘’'"), ".0")
	for _, meant := range []string{"0" + whole, whole, digitsMeant.Replace(whole)} {
		if near, ok := l.Find(meant); ok {
			return near, true
		}
	}
	words := c.lookups.in(l)
	name := shortCity.ReplaceAllString(code, "Thành phố ")
	near := words.words.Nearest(name)
	if near == "" {
		near = words.labels.Within(name)
	}
	if near == "" {
		return dataset.Code{}, false
	}
	return l.Codes[words.by[near]], true
}
