package export

import "reflect"

// Wire are the structs of this package that the theme's scripts read.
func Wire() []reflect.Type { return []reflect.Type{reflect.TypeFor[placeFile]()} }
