package fix

import "chiso/generator/internal/diag"

// kind is what a repair is for.
type kind int

const (
	tables kind = 1 << iota
	descriptors
)

// Repair is one kind of fix. Do gives the data as it should be, with words for what
// changed; its error is always a *Left, and leaves the whole file as it was.
type Repair struct {
	Name string
	On   kind
	Do   func(data []byte, shape Shape) ([]byte, diag.Text, error)
}

// Repairs are run in this order: first what is needed to tell characters, lines
// and cells apart, then the cells, then the rows.
var Repairs = []Repair{
	{"encoding", tables | descriptors, encoding},
	{"bom", tables | descriptors, byteOrderMark},
	{"line-ends", descriptors, lineEnds},
	{"row-ends", tables, rowEnds},
	{"nfc", descriptors, composeText},
	{"decimal-comma", tables, decimals}, // while the separator still tells what wrote the file
	{"separator", tables, separator},
	{"nfc", tables, composeCells},
	{"spaces", tables, spaces},
	{"years", tables, years},
	{"codes", tables, codes},
	{"blank-rows", tables, blankRows},
	{"blank-columns", tables, blankColumns},
	{"row-order", tables, order},
}
