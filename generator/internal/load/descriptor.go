package load

import "chiso/generator/internal/diag"

// Str is a scalar of a descriptor with its place.
type Str struct {
	V   string
	Pos diag.Position
}

// Int is a whole number of a descriptor with its place.
type Int struct {
	V   int
	Pos diag.Position
}

// Number is a decimal number of a descriptor with its place. Set tells a zero
// from a key that is left out.
type Number struct {
	V   float64
	Set bool
	Pos diag.Position
}

// Text is a text in several languages: a map of language to words.
type Text struct {
	By      map[string]Str
	Pos     diag.Position
	Unsound bool // it is not known which words are in which language, and that is already reported
}

// Descriptor is a datapackage.yaml: a Frictionless Data Package v2 with our own
// properties beside (texts in several languages, indicators, charts).
// A field tagged "required" must be there.
type Descriptor struct {
	Pos             diag.Position
	Name            Str           `yaml:"name,required"`
	Title           Text          `yaml:"title,required"`
	Description     Text          `yaml:"description,required"`
	Version         Str           `yaml:"version,required"`
	Created         Str           `yaml:"created,required"`
	Homepage        Str           `yaml:"homepage"`
	Topics          []Str         `yaml:"topics"`
	UpdateFrequency Str           `yaml:"updateFrequency"`
	NextRelease     Str           `yaml:"nextRelease"`
	Citation        Text          `yaml:"citation"`
	Method          Text          `yaml:"method"`
	Limits          []Text        `yaml:"limits"`
	Contributors    []Contributor `yaml:"contributors"`
	Licenses        []License     `yaml:"licenses,required"`
	Sources         []Source      `yaml:"sources,required"`
	Indicators      []Indicator   `yaml:"indicators"`
	Sums            []Sum         `yaml:"sums"`
	Resources       []Resource    `yaml:"resources"`
	Annotations     Str           `yaml:"annotations"`
	Targets         Str           `yaml:"targets"`
	Reporting       Reporting     `yaml:"reporting"`
	Charts          []Chart       `yaml:"charts"`
	Accept          []Accept      `yaml:"accept"`
	CodeLists       []CodeList    `yaml:"codeLists"`
	Concordances    []Concordance `yaml:"concordances"`
}

// Contributor is a person or body with its roles (Data Package contributors).
type Contributor struct {
	Pos   diag.Position
	Title Text  `yaml:"title,required"`
	Path  Str   `yaml:"path"`
	Roles []Str `yaml:"roles"`
}

// License says under what terms the figures of some editions may be used; From
// and To are years, 0 for no bound.
type License struct {
	Pos   diag.Position
	Name  Str  `yaml:"name,required"`
	Title Text `yaml:"title,required"`
	Path  Str  `yaml:"path"`
	From  Int  `yaml:"from"`
	To    Int  `yaml:"to"`
}

// Source is where figures were taken from, and when.
type Source struct {
	Pos      diag.Position
	Name     Str  `yaml:"name,required"`
	Title    Text `yaml:"title,required"`
	Path     Str  `yaml:"path"`
	Accessed Str  `yaml:"accessed,required"`
}

// Indicator is a measure with a public name.
type Indicator struct {
	Pos        diag.Position
	Name       Str     `yaml:"name,required"`
	Title      Text    `yaml:"title,required"`
	Definition Text    `yaml:"definition,required"`
	Unit       Text    `yaml:"unit,required"`
	Measure    Str     `yaml:"measure,required"`
	Decimals   Int     `yaml:"decimals"`
	Direction  Str     `yaml:"direction,required"`
	Ranking    Str     `yaml:"ranking,required"`
	OverTime   Str     `yaml:"overTime,required"`
	Breaks     []Break `yaml:"breaks"`
	Notes      []Text  `yaml:"notes"`
	Topics     []Str   `yaml:"topics"`
	Derive     Derive  `yaml:"derive"`
	Convert    Convert `yaml:"convert"`
	RankOf     Str     `yaml:"rankOf"`
	Parent     Str     `yaml:"parent"`

	Discontinued Discontinued `yaml:"discontinued"`
}

// Sum says that indicators add up to another one, or to a number such as 100,
// within a tolerance.
type Sum struct {
	Pos       diag.Position
	Of        []Str  `yaml:"of,required"`
	Total     Str    `yaml:"total,required"`
	Tolerance Number `yaml:"tolerance"`
}

// Accept is a warning that somebody has looked at and found right: for one rule
// and, where the warning is about figures, an indicator, perhaps with a code and a
// year.
type Accept struct {
	Pos       diag.Position
	Rule      Str  `yaml:"rule,required"`
	Indicator Str  `yaml:"indicator"`
	Code      Str  `yaml:"code"`
	Year      Str  `yaml:"year"`
	Reason    Text `yaml:"reason,required"`
	Date      Str  `yaml:"date,required"`
}

// Break is a year from which on values are not comparable with those before.
type Break struct {
	Pos    diag.Position
	Year   Int  `yaml:"year,required"`
	Reason Text `yaml:"reason,required"`
}

// Discontinued says from which year on the publisher no longer prints the indicator,
// and why.
type Discontinued struct {
	Pos     diag.Position
	Since   Int   `yaml:"since,required"`
	Reason  Text  `yaml:"reason,required"`
	Sources []Str `yaml:"sources,required"`
}

// Derive says how blank cells of an indicator are computed.
type Derive struct {
	Pos   diag.Position
	Rank  Str   `yaml:"rank"`
	Ties  Str   `yaml:"ties"`
	Mean  []Str `yaml:"mean"`
	Ratio Ratio `yaml:"ratio"`

	RankWithin RankWithin `yaml:"rankWithin"`
}

// RankWithin is the rank within a group of places by a rank among all.
type RankWithin struct {
	Pos   diag.Position
	Of    Str `yaml:"of,required"`
	Group Str `yaml:"group,required"`
	Place Str `yaml:"place"`
}

// Ratio is one indicator for each unit of another one, times a number.
type Ratio struct {
	Pos   diag.Position
	Of    Str    `yaml:"of,required"`
	Per   Str    `yaml:"per,required"`
	Times Number `yaml:"times"`
}

// Convert says how figures of former units become those of the units of today.
type Convert struct {
	Pos    diag.Position
	Rule   Str  `yaml:"rule,required"`
	Weight Str  `yaml:"weight"`
	Reason Text `yaml:"reason"`
}

// Resource is a table of the package.
type Resource struct {
	Pos    diag.Position
	Name   Str    `yaml:"name,required"`
	Path   Str    `yaml:"path,required"`
	Title  Text   `yaml:"title,required"`
	Schema Schema `yaml:"schema,required"`
}

// Reporting says that the places of a table fill in forms for it: one form for each
// code, with a row for each indicator and year from From to To.
type Reporting struct {
	Pos      diag.Position
	Resource Str `yaml:"resource,required"`
	From     Int `yaml:"from,required"`
	To       Int `yaml:"to,required"`
}

// Schema is a Table Schema.
type Schema struct {
	Pos        diag.Position
	Fields     []Field `yaml:"fields,required"`
	PrimaryKey []Str   `yaml:"primaryKey"`
}

// Field is a column: a dimension, an attribute, a text in one language, or (with
// no role) the measure of the indicator that has its name.
type Field struct {
	Pos         diag.Position
	Name        Str         `yaml:"name,required"`
	Type        Str         `yaml:"type,required"`
	Title       Text        `yaml:"title"`
	Role        Str         `yaml:"role"`
	CodeList    Str         `yaml:"codeList"`
	Attribute   Str         `yaml:"attribute"`
	Of          []Str       `yaml:"of"`
	Text        Str         `yaml:"text"`
	Lang        Str         `yaml:"lang"`
	Delimiter   Str         `yaml:"delimiter"`
	Constraints Constraints `yaml:"constraints"`
}

// Constraints are those of Table Schema.
type Constraints struct {
	Pos      diag.Position
	Required Str    `yaml:"required"`
	Unique   Str    `yaml:"unique"`
	Minimum  Number `yaml:"minimum"`
	Maximum  Number `yaml:"maximum"`
	Enum     []Str  `yaml:"enum"`
	Pattern  Str    `yaml:"pattern"`
}

// Chart declares one chart on the page of each indicator in For.
type Chart struct {
	Pos       diag.Position
	Kind      Str   `yaml:"kind,required"`
	For       []Str `yaml:"for,required"`
	Title     Text  `yaml:"title"`
	Highlight Str   `yaml:"highlight"`
	Compare   []Str `yaml:"compare"`
	Only      []Str `yaml:"only"`
	From      Str   `yaml:"from"`
	Year      Str   `yaml:"year"`
	Measures  []Str `yaml:"measures"`
	Events    []Str `yaml:"events"`
}

// CodeList declares a list of data/code-lists.
type CodeList struct {
	Pos     diag.Position
	Name    Str   `yaml:"name,required"`
	Path    Str   `yaml:"path,required"`
	Title   Text  `yaml:"title,required"`
	Noun    Text  `yaml:"noun"`
	Parent  Str   `yaml:"parent"`
	Layout  Str   `yaml:"layout"`
	Groups  Str   `yaml:"groups"`
	Places  Str   `yaml:"places"`
	Sources []Str `yaml:"sources"`

	FormerNames []Str `yaml:"formerNames"` // of units that no list has: none is a slip in the name of another
}

// Concordance declares a table of data/concordances.
type Concordance struct {
	Pos     diag.Position
	Name    Str   `yaml:"name,required"`
	Path    Str   `yaml:"path,required"`
	Title   Text  `yaml:"title,required"`
	From    Str   `yaml:"from,required"`
	To      Str   `yaml:"to,required"`
	Sources []Str `yaml:"sources"`
}
