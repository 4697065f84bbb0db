package chart

import "reflect"

// Wire are the structs of this package that the theme's scripts read. Items and tiles stand in
// the options of charts.
func Wire() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[Drawn](), reflect.TypeFor[item](), reflect.TypeFor[tile]()}
}
