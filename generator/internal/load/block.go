package load

import (
	"bytes"
	"cmp"
	"io"
	"iter"
	"runtime"
	"sort"
	"strings"
	"unicode/utf8"
)

// Bytes are those of a file: of a small one in memory, of a large one on the
// disk.
type Bytes interface {
	io.ReaderAt
	Size() int64
}

// blockSize is how many bytes of a table are read at a time. No more than a few
// blocks are in memory at once, however large the file.
const blockSize = 1 << 18

// block is a part of a file, of whole lines, or the beginning of a line that is too long
// to be read.
type block struct {
	line   int   // number of its first line, from 1
	offset int64 // of its first byte
	text   string
	long   bool // the line is longer than longestLine; text is as much of it
}

// lines gives the number and the text of each line, without its end.
func (b block) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n, rest := b.line, b.text
		for rest != "" {
			line, after, _ := strings.Cut(rest, "\n")
			if !yield(n, strings.TrimSuffix(line, "\r")) {
				return
			}
			n, rest = n+1, after
		}
	}
}

// content is a file that is read block by block.
type content struct {
	source Bytes
	size   int64   // of a block; tests have small ones
	begin  int64   // byte at which the first line begins, after a byte order mark
	index  []block // those that a first reading has met, without their texts
	last   block   // the one that was looked at last
	err    error   // the first failure to read the source
}

func newContent(source Bytes) *content { return &content{source: source, size: blockSize} }

func (t *content) first() block { return block{line: 1, offset: t.begin} }

// blocks reads the file from the beginning.
func (t *content) blocks() iter.Seq[block] {
	return func(yield func(block) bool) {
		next := t.first()
		buffer := make([]byte, t.size)
		for next.offset < t.source.Size() {
			next = t.fill(next, buffer)
			if t.err != nil || !yield(next) {
				return
			}
			if next.long {
				next.line++
				next.offset = t.lineEnd(next.offset, buffer)
				continue
			}
			next.line += strings.Count(next.text, "\n")
			next.offset += int64(len(next.text))
		}
	}
}

// opening gives the first lines of the file, at least one.
func (t *content) opening(most int) []string {
	var lines []string
	for b := range t.blocks() {
		for _, line := range b.lines() {
			if lines = append(lines, line); len(lines) == most {
				return lines
			}
		}
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// fill reads about a block, through a buffer; more only where a single line is longer,
// and of that not more than a line may have.
func (t *content) fill(b block, buffer []byte) block {
	left := t.source.Size() - b.offset
	for size := t.size; ; size = min(2*size, longestLine+int64(len("\r\n"))) {
		b.text, b.long = t.read(b.offset, min(size, left), buffer), false
		first, _, ended := strings.Cut(b.text, "\n")
		switch {
		case t.err != nil:
			return b
		case !ended && size < left && size <= longestLine:
			continue
		case !ended && size < left, len(strings.TrimSuffix(first, "\r")) > longestLine:
			b.text, b.long = wholeLetters(first[:longestLine]), true
		case size < left:
			b.text = b.text[:strings.LastIndexByte(b.text, '\n')+1]
		}
		return b
	}
}

// wholeLetters takes off the beginning of a letter with which a text was cut off.
func wholeLetters(text string) string {
	for n := len(text) - 1; n >= 0 && n >= len(text)-utf8.UTFMax; n-- {
		if utf8.RuneStart(text[n]) {
			if !utf8.FullRuneInString(text[n:]) {
				return text[:n]
			}
			break
		}
	}
	return text
}

// lineEnd is where the line after the one at an offset begins. Nothing is kept.
func (t *content) lineEnd(offset int64, buffer []byte) int64 {
	for size := t.source.Size(); offset < size; {
		n, err := t.source.ReadAt(buffer[:min(int64(len(buffer)), size-offset)], offset)
		if at := bytes.IndexByte(buffer[:n], '\n'); at >= 0 {
			return offset + int64(at) + 1
		}
		if offset += int64(n); n == 0 {
			t.err = cmp.Or(err, io.ErrUnexpectedEOF)
			break
		}
	}
	return t.source.Size()
}

func (t *content) read(offset, size int64, buffer []byte) string {
	var text strings.Builder
	text.Grow(int(size))
	n, err := io.CopyBuffer(&text, io.NewSectionReader(t.source, offset, size), buffer)
	if err == nil && n < size {
		err = io.ErrUnexpectedEOF // somebody has shortened the file meanwhile
	}
	if t.err == nil {
		t.err = err
	}
	return text.String()
}

// Line is the text of a line, empty if there is none.
func (t *content) Line(line int) string {
	n := sort.Search(len(t.index), func(n int) bool { return t.index[n].line > line }) - 1
	b := t.first()
	if n >= 0 {
		b = t.index[n]
	}
	if t.last.text == "" || t.last.line != b.line {
		t.last = t.fill(b, nil)
	}
	for at, text := range t.last.lines() {
		if at == line {
			return text
		}
	}
	return ""
}

// inOrder does the work on each block, on all cores, and hands over what comes of
// it in the order of the blocks, until take says false. At most two blocks a core
// are on their way.
func inOrder[R any](blocks iter.Seq[block], work func(block) R, take func(block, R) bool) {
	type result struct {
		of block
		r  chan R
	}
	results := make(chan result, 2*runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	defer func() {
		close(stop)
		for range results { // until nobody reads any more
		}
	}()
	go func() {
		defer close(results)
		for b := range blocks {
			r := make(chan R, 1)
			select {
			case results <- result{b, r}:
				go func() { r <- work(b) }()
			case <-stop:
				return
			}
		}
	}()
	for next := range results {
		if !take(next.of, <-next.r) {
			return
		}
	}
}
