// Package wire is what the program writes for others to read: every struct that a template of the
// theme or one of its scripts finds as JSON, in a file for each kind of page or subject. It holds
// nothing but these; packages chart, page and export fill them in.
//
// It also knows what they become as JSON (Fields), and writes those that scripts read as
// interfaces of TypeScript, to which the scripts are held (themes/chiso/assets/js/wire.d.ts).
// Templates are held to them by a test of package page.
package wire

import "reflect"

// ForScripts are the structs that the theme's scripts read, by the package that writes them, in the
// order of wire.d.ts. Some stand where the type of a field does not say it: items and tiles in the
// options of charts, and what ends a figure, a cell or a row that is a list.
var ForScripts = []Group{
	{"Package chart: charts/*.json", []reflect.Type{reflect.TypeFor[Drawn](), reflect.TypeFor[Points](), reflect.TypeFor[Item](), reflect.TypeFor[Tile]()}},
	{"Package page: explore/*.json, rankings/*.json, places/*.json, and the questionnaire of a self-assessment, in its page", []reflect.Type{
		reflect.TypeFor[ExploreIndex](), reflect.TypeFor[ExploreFile](), reflect.TypeFor[ExploreRest](), reflect.TypeFor[AssessmentModel](),
		reflect.TypeFor[RankingFile](), reflect.TypeFor[FullCell](), reflect.TypeFor[PlaceGroupsFile](), reflect.TypeFor[FoldedRest](),
	}},
	{"Package export: data/places/*.json", []reflect.Type{reflect.TypeFor[PlaceFile]()}},
}
