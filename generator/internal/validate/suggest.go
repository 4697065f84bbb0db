package validate

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
)

// lookups are the words by which the members of code lists may be meant. They are put
// together at the first wrong code of a list, for one may have tens of thousands.
type lookups struct {
	mutex sync.Mutex
	of    map[*dataset.CodeList]*lookup
}

type lookup struct {
	words, labels *fuzzy.Index
	by            map[string]int   // member by word
	called        map[string][]int // members by folded label or other name
	names         *Names
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
	found := &lookup{by: map[string]int{}, called: map[string][]int{}, names: NewNames(l.Codes)}
	var words, labels []string
	for n, member := range l.Codes {
		candidates := append([]string{member.Code, member.Slug, member.ISO3166, strings.TrimPrefix(member.ISO3166, "VN-")}, member.OtherNames...)
		for _, name := range member.OtherNames {
			found.called[fuzzy.Fold(name)] = append(found.called[fuzzy.Fold(name)], n)
		}
		for _, label := range member.Label {
			candidates = append(candidates, label)
			labels = append(labels, label)
			found.called[fuzzy.Fold(label)] = append(found.called[fuzzy.Fold(label)], n)
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
	found.words, found.labels = fuzzy.NewIndex(words), fuzzy.NewIndex(labels)
	return found
}

// suggest says which code somebody meant or, if the code says what a row is about, where
// such a row belongs, as far as is known. A former place is not a typo of another one: "Hà
// Nam" is not Hà Nội.
func (c *codeChecker) suggest(l *dataset.CodeList, code string, ofRow bool) diag.Text {
	if became, known := c.former(l.Name, code); known {
		if _, still := c.calledIn(l, code); !still {
			return became
		}
	}
	near, found := c.exactCode(l, code)
	if !found {
		if where, known := c.beside(l, code); known && ofRow {
			return where
		}
		if c.isFormerName(l, code) {
			return diag.T("đây là tên một đơn vị không còn nữa, không phải đơn vị nào của danh mục: bỏ dòng này, hoặc để số của nó ở một danh mục có nó", "this is the name of a unit that is no more, and of none in the list: leave the row out, or put its figures by a list that has it")
		}
		near, found = c.nearestCode(l, code)
	}
	switch {
	case !found:
		return diag.T("xem data/code-lists/%s.csv", "see data/code-lists/%s.csv", l.Name)
	case near.Label.In("vi") == "":
		return diag.T("ý bạn là %q?", "did you mean %q?", near.Code)
	}
	return diag.Text{VI: "ý bạn là \"" + near.Code + "\" (" + near.Label.In("vi") + ")?", EN: "did you mean \"" + near.Code + "\" (" + near.Label.In("en") + ")?"}
}

// isFormerName says whether a word is the name of a unit that no list has: of those that
// this list names, or one before or after it.
func (c *codeChecker) isFormerName(l *dataset.CodeList, word string) bool {
	if len(word) > longestName {
		return false
	}
	name := key(withoutKind(wordsOf(brackets.ReplaceAllString(word, " "))))
	for _, other := range c.catalog.CodeLists {
		if other != l && !c.catalog.Supersedes(other.Name, l.Name) && !c.catalog.Supersedes(l.Name, other.Name) {
			continue
		}
		for _, former := range other.FormerNames {
			words := wordsOf(former)
			if name == key(words) || name == fuzzy.Fold(strings.Join(words, "")) {
				return true
			}
		}
	}
	return false
}

// former says what became of a code or a place of another list, if a concordance
// knows.
func (c *codeChecker) former(list, code string) (became diag.Text, known bool) {
	for _, concordance := range c.catalog.Concordances {
		old := c.catalog.CodeLists[concordance.From]
		if old == nil || concordance.To != list || concordance.From == list {
			continue
		}
		if member, found := c.calledIn(old, code); found {
			return c.successor(dataset.Area{List: old.Name, Code: member.Code}), true
		}
	}
	return diag.Text{}, false
}

// calledIn finds the member of a list that has a code or a name.
func (c *codeChecker) calledIn(l *dataset.CodeList, word string) (dataset.Code, bool) {
	if len(word) > longestName {
		return dataset.Code{}, false
	}
	for _, code := range []string{word, "0" + word} {
		if member, found := l.Find(code); found {
			return member, true
		}
	}
	if members := c.lookups.in(l).called[fuzzy.Fold(word)]; len(members) > 0 {
		return l.Codes[members[0]], true
	}
	return c.lookups.in(l).names.Exact(word)
}

// longestName is how many bytes a cell may have that can be a name among a few words.
const longestName = 1000

// typedForDigits are those that letters were typed for.
var typedForDigits = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// shortCity is how people write the word for city before a name.
var shortCity = regexp.MustCompile(`^(?i:tp)[. ] *`)

// exactCode finds what was meant by a code that a spreadsheet or a typo has
// spoiled ("1", "1.0" and "O1" for "01"), or by a name in full, diacritics aside.
func (c *codeChecker) exactCode(l *dataset.CodeList, code string) (dataset.Code, bool) {
	if len(code) > longestName {
		return dataset.Code{}, false
	}
	whole := strings.TrimSuffix(strings.Trim(code, "“”‘’'"), ".0")
	for _, meant := range []string{"0" + whole, whole, typedForDigits.Replace(whole)} {
		if near, ok := l.Find(meant); ok {
			return near, true
		}
	}
	words := c.lookups.in(l)
	if member, only := words.names.Exact(code); only {
		return member, true
	}
	if members := words.members(l, code); len(members) == 1 {
		return l.Find(members[0])
	}
	return dataset.Code{}, false
}

// nearestCode finds what was meant by a name with a typo, or by one among words for
// kinds of places, as in "Tỉnh Đắk Lắk (cũ)". A name of another place is no mistake:
// see alike.
func (c *codeChecker) nearestCode(l *dataset.CodeList, code string) (dataset.Code, bool) {
	if len(code) > longestName {
		return dataset.Code{}, false
	}
	words := c.lookups.in(l)
	name := shortCity.ReplaceAllString(code, "Thành phố ")
	for _, name := range []string{name, strings.Join(withoutKind(wordsOf(name)), " ")} {
		if near := words.words.Nearest(name); near != "" && alike(name, near) {
			return l.Codes[words.by[near]], true
		}
	}
	if near := words.labels.Within(name); near != "" && onlyKinds(name, near) {
		return l.Codes[words.by[near]], true
	}
	return dataset.Code{}, false
}

// alike says whether a word can be another with a typo in it: one letter in four may
// differ in each of its syllables, for Hà Tây is not Hà Nam. Of three letters none may
// but two that changed places: each code of three letters is near to many others.
func alike(word, other string) bool {
	a, b := fuzzy.Fold(word), fuzzy.Fold(other)
	if slices.Equal(slices.Sorted(slices.Values([]rune(a))), slices.Sorted(slices.Values([]rune(b)))) {
		return true // as Nearest found: the same letters, two of them swapped
	}
	distance, letters := levenshtein.ComputeDistance(a, b), utf8.RuneCountInString(a)
	if distance <= 1 {
		return letters > 3
	}
	syllables, others := wordsOf(a), wordsOf(b)
	if len(syllables) != len(others) {
		return distance <= letters/4
	}
	for n := range syllables {
		if levenshtein.ComputeDistance(syllables[n], others[n]) > max(1, utf8.RuneCountInString(syllables[n])/4) {
			return false
		}
	}
	return true
}

// kindWords are those that may stand around a name and change nothing of it.
var kindWords = []string{"tinh", "thanh", "pho", "tp", "t", "cu", "moi", "truoc", "day", "nay", "sau", "sap", "nhap", "province", "city", "of", "the", "municipality", "former", "new", "old"}

var brackets = regexp.MustCompile(`\([^()]*\)`)

// onlyKinds says whether a text has no other words than a name and kinds of places:
// Hà Nam Ninh is not Hà Nam. What stands in brackets may be anything.
func onlyKinds(text, name string) bool {
	text = brackets.ReplaceAllString(fuzzy.Fold(text), " ")
	rest := strings.Replace(" "+strings.Join(wordsOf(text), " ")+" ", " "+strings.Join(wordsOf(fuzzy.Fold(name)), " ")+" ", " ", 1)
	return !slices.ContainsFunc(strings.Fields(rest), func(word string) bool { return !slices.Contains(kindWords, word) })
}
