package dataset

import (
	"fmt"
	"slices"
)

// VersionNumbers are the three numbers of a version as in semver.org, which put versions in
// order; zeros, and not known, if it has not got three.
func VersionNumbers(version string) (numbers []int, known bool) {
	numbers = make([]int, 3)
	_, err := fmt.Sscanf(version, "%d.%d.%d", &numbers[0], &numbers[1], &numbers[2])
	return numbers, err == nil
}

// LowerVersion says whether a version comes before another; not if one of them is not known.
func LowerVersion(version, other string) bool {
	a, known := VersionNumbers(version)
	b, both := VersionNumbers(other)
	return known && both && slices.Compare(a, b) < 0
}
