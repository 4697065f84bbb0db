package dataset

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"maps"
	"math"
	"slices"
)

// Digest is a hash of the figures of an indicator, of how many were ranked and of its breaks,
// each with its place in the files: what is the same in two catalogs has the same one.
func (i *Indicator) Digest() [sha256.Size]byte {
	sum := sha256.New()
	for _, p := range slices.SortedFunc(maps.Keys(i.RankedOf), Period.Compare) {
		fmt.Fprintf(sum, "%v %d ", p, i.RankedOf[p])
	}
	for _, b := range i.Breaks {
		fmt.Fprintf(sum, "%v %q ", b.Period, b.Reason)
	}
	i.Cube.digest(sum)
	return [sha256.Size]byte(sum.Sum(nil))
}

func (c *Cube) digest(sum hash.Hash) {
	for _, a := range c.areas {
		fmt.Fprintf(sum, "%q %q ", a.List, a.Code)
	}
	for _, p := range c.periods {
		fmt.Fprintf(sum, "%v ", p)
	}
	for _, q := range c.attributeSets {
		fmt.Fprintf(sum, "%q %q %q %q %q %d %d %t %v ", q.status, q.qualifier, q.sources, q.file, q.verbatim, q.rankedOf, q.sample, q.converted, q.span)
	}
	var buffer []byte
	for _, p := range c.points {
		buffer = binary.LittleEndian.AppendUint64(buffer[:0], math.Float64bits(p.value))
		buffer = binary.LittleEndian.AppendUint32(buffer, p.area)
		buffer = binary.LittleEndian.AppendUint32(buffer, p.attributes)
		buffer = binary.LittleEndian.AppendUint32(buffer, uint32(p.line))
		buffer = binary.LittleEndian.AppendUint16(buffer, p.period)
		sum.Write(append(buffer, byte(p.decimals)))
	}
}
