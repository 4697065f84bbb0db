// Package collation puts words in the order of a language's dictionary: in
// Vietnamese a, ă, â; d, đ; and tones after letters.
package collation

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Sort orders a slice by the words that key gives, in place.
func Sort[T any](lang string, items []T, key func(T) string) {
	known, _ := orders.LoadOrStore(lang, &order{})
	o := known.(*order)
	type keyedItem struct {
		item T
		key  string
	}
	keyed := make([]keyedItem, len(items))
	o.mu.Lock()
	for n, item := range items {
		keyed[n].item, keyed[n].key = item, o.key(lang, key(item))
	}
	o.mu.Unlock()
	slices.SortStableFunc(keyed, func(a, b keyedItem) int { return strings.Compare(a.key, b.key) })
	for n := range keyed {
		items[n] = keyed[n].item
	}
}

// order remembers the keys of words in one language: the same places are put in order for
// thousands of tables, and a key costs as much as many comparisons.
type order struct {
	mu       sync.Mutex
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[string]string
}

// orders are all that were asked for, by language.
var orders sync.Map

// key is a text that stands among others, byte by byte, as its word does in the dictionary.
func (o *order) key(lang, word string) string {
	key, known := o.keys[word]
	if known {
		return key
	}
	if o.collator == nil {
		o.collator, o.keys = collate.New(language.Make(lang), collate.Numeric), map[string]string{}
	}
	key = string(o.collator.KeyFromString(&o.buffer, word))
	o.buffer.Reset()
	o.keys[word] = key
	return key
}

// Initial is the letter of the dictionary under which a word stands, as a capital: in
// Vietnamese ấ stands under Â and đ under Đ, while in French é stands under E. It is the
// barest letter that the language takes for the same one.
func Initial(lang, word string) string {
	c := collate.New(language.Make(lang), collate.IgnoreDiacritics, collate.IgnoreCase)
	letters := []rune(norm.NFD.String(word))
	if len(letters) == 0 {
		return ""
	}
	end := 1
	for end < len(letters) && unicode.Is(unicode.Mn, letters[end]) {
		end++
	}
	letter := letters[:end]
	candidates := []string{string(letter[:1])}
	for _, mark := range letter[1:] {
		candidates = append(candidates, norm.NFC.String(string([]rune{letter[0], mark})))
	}
	for _, candidate := range candidates {
		if c.CompareString(candidate, string(letter)) == 0 {
			return strings.ToUpper(candidate)
		}
	}
	return strings.ToUpper(norm.NFC.String(string(letter)))
}
