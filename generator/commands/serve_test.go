package commands

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"chiso/generator/internal/datatest"
)

// TestServeFirst: whoever looks at a page sees an edit before the whole site is built, and the
// page that was written alone says what the whole site says in the end. An edit that comes
// while the site is built stops that build.
func TestServeFirst(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		datatest.Skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	themes, err := filepath.Abs("../themes")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "generator", "serve", "--themes", themes, "--port", "0", "--lang", "en")
	command.Dir = dir
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var complaints strings.Builder
	command.Stderr = &complaints
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = command.Process.Signal(os.Interrupt)
		_ = command.Wait() // it has been interrupted
		if t.Failed() {
			t.Log(complaints.String())
		}
	}()
	lines := make(chan string)
	go func() {
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			lines <- scanner.Text()
		}
		close(lines)
	}()
	says := func(what *regexp.Regexp) []string {
		for line := range lines {
			if found := what.FindStringSubmatch(line); found != nil {
				return found
			}
		}
		t.Fatalf("it ended before it said %v", what)
		return nil
	}
	host := says(regexp.MustCompile(`see it at (http://localhost:\d+/)`))[1]
	get := func(address string) *http.Response {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		return response
	}
	page := func() string {
		response := get(host + "en/indicators/sample-score/")
		defer response.Body.Close()
		data, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	// open waits, as a page does, and gives a channel that is closed when it is to load again.
	open := func() <-chan struct{} {
		response := get(host + "__chiso/events?page=/en/indicators/sample-score/")
		reader := bufio.NewReader(response.Body)
		if line, err := reader.ReadString('\n'); err != nil || line != ": open\n" {
			t.Fatalf("%q %v", line, err)
		}
		again := make(chan struct{})
		go func() {
			defer response.Body.Close()
			defer close(again)
			for line := ""; !strings.Contains(line, "changed") && err == nil; {
				line, err = reader.ReadString('\n')
			}
		}()
		return again
	}
	file := filepath.Join(dir, "data/sample/place.csv")
	edit := func(old, new string) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), old) {
			t.Fatalf("there is no %s", old)
		}
		if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	built := regexp.MustCompile(`^built: `)
	began := time.Now()
	again := open()
	edit("50.5", "55.5")
	select {
	case <-again:
	case line := <-lines:
		t.Fatalf("it says %q before the open page is told", line)
	}
	seen := time.Since(began)
	if !strings.Contains(page(), "55.5") {
		t.Error("the page that loads again is as it was")
	}
	edit("55.5", "56.5") // while the site is built
	says(built)
	if !strings.Contains(page(), ">56.5<") {
		t.Error("the site that was built is not of the last edit")
	}
	t.Logf("the page after %v, the site after %v", seen, time.Since(began))
	again = open()
	edit("56.5", "57.5")
	<-again
	shown := page()
	says(built)
	// Pictures of charts that are not the first come with the whole site.
	pictures := regexp.MustCompile(`(?s)<div class="?picture"?>.*?</svg></div>|<svg class="room".*?</svg>|\s`)
	got, want := pictures.ReplaceAllString(shown, ""), pictures.ReplaceAllString(page(), "")
	for n := range min(len(got), len(want)) {
		if got[n] != want[n] {
			from := max(0, n-100)
			t.Fatalf("the page that was written alone has\n%.300s\nand in the site\n%.300s", got[from:], want[from:])
		}
	}
	if len(got) != len(want) {
		t.Errorf("the page that was written alone has %d bytes, in the site %d", len(got), len(want))
	}
}
