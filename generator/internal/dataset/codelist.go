package dataset

// CodeList is the allowed values of a dimension.
type CodeList struct {
	Name   string
	Title  Text
	Noun   Text // how its members are counted: "economies", "provinces"
	Parent string
	Places bool // each code has a page of its own on the site
	Codes  []Code
	Layout []Tile  // nil for a list that no map is drawn of
	Groups []Group // of its codes, by which readers choose several at once
	index  map[string]int

	FormerNames []string // of units that no list has
}

// Code is a member of a code list. Dates are YYYY-MM-DD, empty if not known or
// not ended.
type Code struct {
	Code      string
	Label     Text
	Slug      string
	Parent    string
	Type      string
	ISO3166   string
	ValidFrom string
	ValidTo   string

	Centre     string   // administrative centre: a code of the list that this one came from
	OtherNames []string // by which people look for it too
	TypeBefore string   // type until TypeFrom, empty if it has always been Type
	TypeFrom   string   // YYYY-MM-DD
}

// Tile is a cell of the map that a code list is drawn as: equal squares on a grid
// instead of borders. Every code has one main tile; a part of it that lies apart,
// such as islands, may have tiles of its own with the same code.
type Tile struct {
	Code   string
	Row    int  // in cells of the grid, 1 at the top
	Column int  // in cells of the grid, 1 at the left
	Short  Text // the name that fits the tile; it may break at a space
	Part   Text // the part's name, nil for a main tile
}

// NewCodeList makes a code list; codes must be unique.
func NewCodeList(name string, title, noun Text, parent string, codes []Code) *CodeList {
	l := &CodeList{Name: name, Title: title, Noun: noun, Parent: parent, Codes: codes, index: map[string]int{}}
	for i, c := range codes {
		l.index[c.Code] = i
	}
	return l
}

// Has says whether the code is in the list. A nil list has none.
func (l *CodeList) Has(code string) bool {
	if l == nil {
		return false
	}
	_, ok := l.index[code]
	return ok
}

// Find gives the member with the code.
func (l *CodeList) Find(code string) (Code, bool) {
	if l == nil {
		return Code{}, false
	}
	n, ok := l.index[code]
	if !ok {
		return Code{}, false
	}
	return l.Codes[n], true
}

// Position is that of a code in its list, -1 if it is not there. A nil list has none.
func (l *CodeList) Position(code string) int {
	if l == nil || !l.Has(code) {
		return -1
	}
	return l.index[code]
}

// Members are the codes in the order of the list. A nil list has none.
func (l *CodeList) Members() []Code {
	if l == nil {
		return nil
	}
	return l.Codes
}

// TitleIn is the list's name in a language, empty for a nil list.
func (l *CodeList) TitleIn(language string) string {
	if l == nil {
		return ""
	}
	return l.Title[language]
}

// NounIn is how the members are counted in a language, empty for a nil list.
func (l *CodeList) NounIn(language string) string {
	if l == nil {
		return ""
	}
	return l.Noun[language]
}

// Label is the word for a code in a language, the code itself if there is none.
func (l *CodeList) Label(code, language string) string {
	if c, ok := l.Find(code); ok && c.Label[language] != "" {
		return c.Label[language]
	}
	return code
}

// Concordance says which code of one list became which of another.
type Concordance struct {
	Name     string
	Title    Text
	From, To string // names of code lists
	Changes  []Change
}

// Change is one code becoming, by Share of it (1 for the whole), another.
type Change struct {
	From, To   string
	Share      float64
	Effective  string // YYYY-MM-DD
	LegalBasis string
}
