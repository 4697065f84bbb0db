//go:build linux

package publish

import "testing"

// TestMounted: a folder on which something is mounted is known by the table of mounts,
// whatever its name; the root always is one.
func TestMounted(t *testing.T) {
	const table = "36 35 98:0 /mnt1 /srv/site rw,noatime master:1 - ext3 /dev/root rw\n37 35 0:5 / /srv/a\\040b\\134c rw - tmpfs x rw\n"
	for dir, want := range map[string]bool{"/srv/site": true, "/srv/site/www": false, "/srv": false, "/srv/a b\\c": true, "/mnt1": false} {
		if within(table, dir) != want {
			t.Errorf("%s: %v", dir, !want)
		}
	}
	if !mounted("/") || mounted(t.TempDir()) {
		t.Error("the mounts of this machine")
	}
}
