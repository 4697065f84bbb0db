package page

import "reflect"

// Wire are the structs of this package that the theme's scripts read: the files of the page for
// comparing, in which a figure is a list that a rest may end, and the questionnaire of a
// self-assessment.
func Wire() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[exploreIndex](), reflect.TypeFor[exploreFile](), reflect.TypeFor[rest](), reflect.TypeFor[assessmentModel]()}
}
