package pictures

import (
	"flag"
	"os"
	"testing"
)

// update writes the pictures that are drawn now into testdata/pictures, to be looked at
// and committed: go test ./generator/pictures -update.
var update = flag.Bool("update", false, "update the pictures in testdata/pictures")

// TestMain runs the tests from the folder above, where their data are.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
