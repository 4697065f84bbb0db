package main

import (
	"os/exec"
	"path/filepath"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/npm"
)

// TestTheme runs the tests of the theme's scripts that need no browser, the cases among
// them that the program must do alike (themes/chiso/test).
func TestTheme(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		datatest.Skip(t, "node is not installed: install Node.js 20 or newer (https://nodejs.org)")
	}
	if err := npm.Install(t.Context(), "../themes/chiso"); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../themes/chiso/test/*.test.mjs")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	if output, err := exec.Command("node", append([]string{"--test"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, output)
	}
}
