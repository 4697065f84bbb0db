package publish

import (
	"os"
	"strings"
)

// escapes are how /proc/self/mountinfo writes what would part its fields.
var escapes = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

// mounted says whether a folder, named in full, is where a disk or another folder is mounted.
func mounted(dir string) bool {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false // then it is seen when the site is moved there
	}
	return within(string(table), dir)
}

// within looks a folder up in the table of mounts: the fifth field of a line.
func within(table, dir string) bool {
	for line := range strings.Lines(table) {
		if fields := strings.Fields(line); len(fields) > 4 && escapes.Replace(fields[4]) == dir {
			return true
		}
	}
	return false
}
