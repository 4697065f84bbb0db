package datatest

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// Skip skips a test that needs what this machine lacks; in CI nothing may skip.
func Skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(why + " (in CI nothing may skip)")
	}
	t.Skip(why)
}

// Elements counts the elements of an XML document by name, and gathers the text.
func Elements(t *testing.T, document string) (count map[string]int, text string) {
	t.Helper()
	count = map[string]int{}
	decoder := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return count, text
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			count[token.Name.Local]++
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "var(") {
					t.Errorf("<%s> has %s=%q", token.Name.Local, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			text += string(token)
		}
	}
}

// Contents is the text of a file.
func Contents(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Packed is how many bytes a text takes when it is compressed as on its way to a browser.
func Packed(t *testing.T, text string) int {
	t.Helper()
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	_, err := io.WriteString(z, text)
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return small.Len()
}
