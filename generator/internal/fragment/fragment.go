// Package fragment keeps large pieces of HTML out of Hugo's way. A page that is given to Hugo
// holds a mark for each; the pieces themselves are put in when Hugo has made the page, for
// they would cost it seconds to read, escape, minify and write.
package fragment

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Least is how many bytes a piece has that is kept: of shorter ones, the mark costs as much.
const Least = 1000

// Store keeps pieces. A nil Store keeps none. It may be used by many at once.
type Store struct {
	prefix []byte   // of marks, with what nobody can know, so that no text of the data is taken for one
	pieces sync.Map // by the hash in their marks, compressed
}

// New makes an empty store.
func New() *Store {
	return &Store{prefix: []byte("fragment-" + rand.Text() + "-")}
}

// hashLength is that of the hash in a mark.
const hashLength = 2 * sha256.Size

// Hold keeps a piece and gives the mark that stands for it: letters, digits and hyphens, which
// neither templates nor minifiers touch. Short pieces are their own marks. A piece is to be
// minified, for Hugo will not do it.
func (s *Store) Hold(html string) string {
	if s == nil || len(html) < Least {
		return html
	}
	sum := sha256.Sum256([]byte(html))
	hash := hex.EncodeToString(sum[:])
	if _, held := s.pieces.Load(hash); !held {
		s.pieces.Store(hash, bytes.Clone(s2.Encode(nil, []byte(html)))) // what is encoded has room for the whole piece
	}
	return string(s.prefix) + hash
}

// Promise gives a mark for a piece that is still to be made, and what gives the piece: who wants
// it until then waits.
func (s *Store) Promise() (mark string, keep func(html string)) {
	p := promise{made: make(chan struct{})}
	random := make([]byte, sha256.Size)
	_, _ = rand.Read(random) // it never fails
	hash := hex.EncodeToString(random)
	s.pieces.Store(hash, &p)
	return string(s.prefix) + hash, func(html string) {
		p.html = html
		close(p.made)
	}
}

// promise is a piece that is still to be made.
type promise struct {
	made chan struct{} // closed when it is
	html string
}

// Piece is the piece that a mark stands for; any other text is its own.
func (s *Store) Piece(mark string) string {
	if s == nil {
		return mark
	}
	if hash, marked := strings.CutPrefix(mark, string(s.prefix)); marked {
		if piece, held := s.piece(hash); held {
			return string(piece)
		}
	}
	return mark
}

func (s *Store) piece(hash string) (piece []byte, held bool) {
	kept, held := s.pieces.Load(hash)
	if !held {
		return nil, false
	}
	if p, promised := kept.(*promise); promised {
		<-p.made
		return []byte(p.html), true
	}
	piece, err := s2.Decode(nil, kept.([]byte))
	if err != nil {
		panic(err) // it has been compressed here
	}
	return piece, true
}

// Fill puts the pieces into a page in the place of their marks.
func (s *Store) Fill(page []byte) []byte {
	if s == nil || !bytes.Contains(page, s.prefix) {
		return page
	}
	var out bytes.Buffer
	for {
		before, after, found := bytes.Cut(page, s.prefix)
		out.Write(before)
		if !found {
			return out.Bytes()
		}
		hash := after[:min(hashLength, len(after))]
		if piece, held := s.piece(string(hash)); held {
			out.Write(piece)
			page = after[len(hash):]
			continue
		}
		out.Write(s.prefix)
		page = after
	}
}

// Stable is a text with marks as it is in every build: its marks without what differs from one
// store to the next.
func (s *Store) Stable(text []byte) []byte {
	if s == nil {
		return text
	}
	return bytes.ReplaceAll(text, s.prefix, []byte("fragment-"))
}
