// Package fix repairs what can be fixed in data/ without losing or guessing
// anything: how files are encoded, separated and laid out, and how numbers, years and
// codes are written that can only mean one; never what they say.
// The repairs are pure functions, listed in repairs.go; folder.go reads and
// writes.
package fix

import (
	"bytes"
	"errors"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// Shape is what a descriptor says of a table, as far as repairs need it.
type Shape struct {
	Columns []Column // none if no descriptor names the table
	Key     []string // columns to put the rows in order by; none leaves them as they stand
}

// Column is one column of a table.
type Column struct {
	Name     string
	Type     string          // of Table Schema
	CodeList string          // name of the list its codes are from, if any
	Codes    map[string]int  // place of each code in that list
	Names    *validate.Names // of its members, nil if the list cannot be read
	Percent  bool            // the unit is %
	Minimum  *float64        // of numbers, if there is one
	Maximum  *float64
}

// Left is what was not fixed because that would be a guess.
type Left struct {
	Line, Column int // as in diag.Position
	Why          diag.Text
}

func (l *Left) Error() string { return l.Why.EN }

// Result is a file after the repairs.
type Result struct {
	Data []byte
	Done []diag.Text // what changed, in the order of the repairs
	Left []Left
}

// Table fixes a CSV file. One that cannot be read as a table is left whole.
func Table(data []byte, shape Shape) Result {
	result, left := run(tables, data, shape)
	if left == nil {
		result.Left, left = unclear(result.Data, shape)
	}
	if left != nil {
		return Result{Data: data, Left: []Left{*left}}
	}
	return result
}

// Descriptor fixes a datapackage.yaml. One that cannot be read is left whole.
func Descriptor(data []byte) (Result, *load.Descriptor) {
	result, left := run(descriptors, data, Shape{})
	if left != nil {
		return Result{Data: data, Left: []Left{*left}}, nil
	}
	descriptor, problems := load.ReadDescriptor(load.DescriptorName, result.Data)
	if descriptor == nil {
		left := Left{Why: diag.T("không đọc được tệp mô tả; check cho biết sai ở đâu", "the descriptor cannot be read; check says where")}
		if len(problems) > 0 {
			left.Line, left.Column = problems[0].Line, problems[0].Column
		}
		return Result{Data: data, Left: []Left{left}}, nil
	}
	return result, descriptor
}

func run(on kind, data []byte, shape Shape) (Result, *Left) {
	result := Result{Data: data}
	for _, repair := range Repairs {
		if repair.On&on == 0 {
			continue
		}
		fixed, what, err := repair.Do(result.Data, shape)
		var left *Left
		if errors.As(err, &left) {
			return result, left
		}
		if !bytes.Equal(fixed, result.Data) {
			result.Data, result.Done = fixed, append(result.Done, what)
		}
	}
	return result, nil
}
