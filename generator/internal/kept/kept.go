// Package kept remembers from build to build what was made of a dataset, as JSON in a folder
// of the cache, which can go at any time. Pages on which many datasets meet are put together
// of such pieces, so that whoever changed one dataset need not wait for what all the others
// say there.
package kept

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/s2"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/files"
)

// Store holds the pieces of all datasets. A nil Store remembers nothing. It may be used by
// many at once.
type Store struct {
	dir string
	of  map[string]*pieces
}

// pieces are those of a dataset.
type pieces struct {
	path string
	read func() // from path, once
	mu   sync.Mutex
	made map[string][]byte // compressed, by name
	more bool              // some were made that are not in the file
}

// Open gives the store in a folder. Keys are, by the name of each dataset, the hash of all
// that its pieces are made of.
func Open(dir string, keys map[string]string) *Store {
	s := &Store{dir: dir, of: map[string]*pieces{}}
	for dataset, key := range keys {
		p := &pieces{path: filepath.Join(dir, dataset, key+suffix)}
		p.read = sync.OnceFunc(p.load)
		s.of[dataset] = p
	}
	return s
}

const suffix = ".pieces"

// load reads what is there; a file that is missing or damaged has nothing.
func (p *pieces) load() {
	p.made = map[string][]byte{}
	data, err := os.ReadFile(p.path)
	if err == nil && gob.NewDecoder(bytes.NewReader(data)).Decode(&p.made) != nil {
		p.made = map[string][]byte{}
	}
}

// Of gives the piece of a dataset that has some name and is about an area, which may be none:
// the one that was made before, or a new one. Everything in it must come through JSON as it is.
func Of[T any](s *Store, d *dataset.Dataset, what string, about dataset.Area, make func() T) T {
	p := s.piecesOf(d)
	if p == nil {
		return make()
	}
	name := nameOf(what, about)
	if packed, there := p.find(name); there {
		if data, err := s2.Decode(nil, packed); err == nil {
			if piece, ok := unmarshal[T](data); ok {
				return piece
			}
		}
	}
	piece := make()
	p.keep(name, piece)
	return piece
}

// Sum is the hash of such a piece, empty without a store: of files that are made of pieces alone, it tells whether
// they are the same as before.
func Sum[T any](s *Store, d *dataset.Dataset, what string, about dataset.Area, make func() T) []byte {
	p := s.piecesOf(d)
	if p == nil {
		return nil
	}
	name := nameOf(what, about)
	packed, there := p.find(name)
	if !there {
		packed = p.keep(name, make())
	}
	sum := sha256.Sum256(packed)
	return sum[:]
}

func nameOf(what string, about dataset.Area) string {
	return strings.Join([]string{what, about.List, about.Code}, " ")
}

// piecesOf are those of a dataset, nil if none are remembered.
func (s *Store) piecesOf(d *dataset.Dataset) *pieces {
	if s == nil || s.of[d.Name] == nil {
		return nil
	}
	p := s.of[d.Name]
	p.read()
	return p
}

func (p *pieces) find(name string) (packed []byte, there bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	packed, there = p.made[name]
	return packed, there
}

func (p *pieces) keep(name string, piece any) (packed []byte) {
	data, err := marshal(piece)
	if err != nil {
		panic(fmt.Sprintf("%s in %s: %v", name, p.path, err)) // only values that JSON can hold are put in
	}
	packed = bytes.Clone(s2.Encode(nil, data))
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made[name], p.more = packed, true
	return packed
}

// marshal writes a piece; bytes as they are.
func marshal(piece any) ([]byte, error) {
	if data, is := piece.([]byte); is {
		return data, nil
	}
	return json.Marshal(piece)
}

func unmarshal[T any](data []byte) (piece T, ok bool) {
	if bytes, is := any(&piece).(*[]byte); is {
		*bytes = data
		return piece, true
	}
	return piece, json.Unmarshal(data, &piece) == nil
}

// versions is how many states of a dataset stay in the cache: of two sites that are built in
// turns, or of a change that is taken back.
const versions = 2

// Save writes what was made. A store that cannot be written to costs time and nothing else.
func (s *Store) Save() error {
	if s == nil {
		return nil
	}
	var errs []error
	for dataset, p := range s.of {
		p.mu.Lock()
		if p.more {
			var b bytes.Buffer
			if err := gob.NewEncoder(&b).Encode(p.made); err != nil {
				errs = append(errs, err)
			} else {
				errs = append(errs, files.Keep(p.path, b.Bytes()))
			}
			p.more = false
			forget(s.dir, dataset)
		}
		p.mu.Unlock()
	}
	return errors.Join(errs...)
}

// forget removes all but the newest states of a dataset.
func forget(dir, dataset string) {
	all, _ := filepath.Glob(filepath.Join(dir, dataset, "*"+suffix))
	age := func(path string) time.Time {
		info, err := os.Stat(path)
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(all, func(x, y string) int { return age(y).Compare(age(x)) })
	for _, path := range all[min(len(all), versions):] {
		_ = os.Remove(path) // another build may have done it
	}
}
