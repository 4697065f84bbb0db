package fix

import (
	"bytes"
	"errors"
	"strings"
)

// Decode gives the text of a file that comes from a spreadsheet, as UTF-8 without a
// byte order mark.
func Decode(data []byte) (text []byte, left *Left) {
	data, _, err := encoding(data, Shape{})
	if errors.As(err, &left) {
		return nil, left
	}
	return bytes.TrimLeft(data, "\ufeff"), nil
}

// Meanings are the numbers that a text may mean in the column, as the data write
// them: none, one, or two where a mark may stand between thousands or before
// decimals. A file with other separators than commas comes from a program that
// writes decimal commas, so a comma in it is one.
func (c Column) Meanings(value string, separator byte) []string {
	if separator != ',' && strings.Contains(value, ",") {
		return c.readings(value, []notation{vietnamese})
	}
	return c.readings(value, both)
}
