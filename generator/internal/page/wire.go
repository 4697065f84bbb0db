package page

import (
	"reflect"
)

// Wire are the structs of this package that the theme's scripts read: the files of the page for
// comparing, in which a figure is a list that a rest may end, the questionnaire of a
// self-assessment, the files of rankings, in which a cell may be a full one, and those of
// places, in which a rest may end a row.
func Wire() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[rankingFile](), reflect.TypeFor[fullCell](), reflect.TypeFor[placeFile](), reflect.TypeFor[foldedRest]()}
}
