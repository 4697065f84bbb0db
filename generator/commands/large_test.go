//go:build linux

package commands

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkCheck checks a table of 2 million rows by 10 columns, with every kind of
// constraint and rule that a table can have, on one core and on two, beside a bare
// loop of encoding/csv over the same file on one core. It prints how many times as
// long the check takes as the loop, the quickest of its runs each, and the most
// memory it held:
//
//	go test ./generator/commands -run ^$ -bench Check -benchtime 5x
func BenchmarkCheck(b *testing.B) {
	dir, file := large(b, 40_000, 50)
	quickest := map[string]time.Duration{}
	peak := 0
	run := func(as string, cores int, name string, args ...string) string {
		took, memory, output := measured(b, dir, cores, name, args...)
		if quickest[as] == 0 || took < quickest[as] {
			quickest[as] = took
		}
		if name == "generator" {
			peak = max(peak, memory)
		}
		return output
	}
	for b.Loop() {
		run("bare", 1, "csvloop", file)
		for cores, as := range map[int]string{1: "one", 2: "two"} {
			if output := run(as, cores, "generator", "check", "--lang", "en"); !strings.Contains(output, "clean:") {
				b.Fatal(output)
			}
		}
	}
	info, err := os.Stat(file)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/1e6, "file-MB")
	b.ReportMetric(float64(peak)/1e3, "peak-MB")
	b.ReportMetric(quickest["bare"].Seconds(), "bare-s")
	b.ReportMetric(quickest["one"].Seconds()/quickest["bare"].Seconds(), "one-core/bare")
	b.ReportMetric(quickest["two"].Seconds()/quickest["bare"].Seconds(), "two-cores/bare")
}

// hang is how long a command may take before it is ended. It says nothing of speed: the
// machine may be busy.
const hang = 5 * time.Minute

// measured runs this program again as a command, on some cores, and gives the time
// it took, the most memory it held in kB, and what it said.
func measured(tb testing.TB, dir string, cores int, name string, args ...string) (time.Duration, int, string) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), hang)
	defer cancel()
	peak := filepath.Join(tb.TempDir(), "peak")
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores), peakFile+"="+peak)
	began := time.Now()
	output, _ := c.CombinedOutput() // check fails where it finds something
	took := time.Since(began)
	status, err := os.ReadFile(peak)
	if err != nil {
		return took, 0, string(output)
	}
	memory, err := strconv.Atoi(string(highWater.FindSubmatch(status)[1]))
	if err != nil {
		tb.Fatal(err)
	}
	return took, memory, string(output)
}

// highWater is the line of /proc/self/status that says how much memory a process has
// held at most.
var highWater = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// large writes the small site of the tests with a package of one more table, of so
// many places and years, and gives the site's folder and the table's file.
func large(tb testing.TB, places, periods int) (dir, file string) {
	tb.Helper()
	dir = tb.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		tb.Fatal(err)
	}
	write := func(name string, each func(w *bufio.Writer)) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		f, err := os.Create(path)
		if err != nil {
			tb.Fatal(err)
		}
		w := bufio.NewWriter(f)
		each(w)
		if err := errors.Join(w.Flush(), f.Close()); err != nil { // Flush also gives what went wrong before it
			tb.Fatal(err)
		}
		return path
	}
	write("data/communes/datapackage.yaml", func(w *bufio.Writer) { fmt.Fprint(w, communes) })
	write("data/communes/communes.csv", func(w *bufio.Writer) {
		fmt.Fprintln(w, "code,label_vi,label_en,slug,parent,type,iso_3166,valid_from,valid_to")
		for p := range places {
			fmt.Fprintf(w, "x%d,Xã số %d,Commune %d,commune-%d,,,,,\n", p, p, p, p)
		}
	})
	file = write("data/people/people.csv", func(w *bufio.Writer) {
		fmt.Fprintln(w, "commune,year,report,name,source,ranked_of,people,rank,women,men")
		for p := range places {
			for y := 2026 - periods; y < 2026; y++ {
				rank := p ^ y&1 // neighbours change places every year
				all := 2*places - rank
				women := all / 2
				fmt.Fprintf(w, "x%d,%d,%d/%d,Xã Tân Phú Đông %d,made-up,%d,%d,%d,%d,%d\n", p, y, p, y, p, places, all, rank+1, women, all-women)
			}
		}
	})
	write("data/people/datapackage.yaml", func(w *bufio.Writer) { fmt.Fprint(w, people) })
	return dir, file
}

const communes = `name: communes
title: {vi: Xã, en: Communes}
description: {vi: Xã bịa ra., en: Made-up communes.}
version: "1.0.0"
created: 2026-11-22
licenses: [{name: CC0-1.0, title: {vi: CC0, en: CC0}}]
sources: [{name: made-up, title: {vi: Bịa ra, en: Made up}, accessed: 2026-11-22}]
codeLists: [{name: communes, path: communes.csv, title: {vi: Xã, en: Communes}, noun: {vi: xã, en: communes}}]
`

const people = `name: people
title: {vi: Người, en: People}
description: {vi: Số liệu bịa ra., en: Made-up figures.}
version: "1.0.0"
created: 2026-11-22
topics: [made-up]
updateFrequency: annual
contributors: [{title: {vi: Người viết kiểm thử, en: The test's author}, roles: [publisher]}]
licenses: [{name: CC0-1.0, title: {vi: CC0, en: CC0}}]
sources: [{name: made-up, title: {vi: Bịa ra, en: Made up}, accessed: 2026-11-22}]
indicators:
  - {name: people, title: {vi: Người, en: People}, definition: {vi: Bịa ra., en: Made up.}, unit: {vi: người, en: people}, measure: count, direction: higher, ranking: rank, overTime: comparable}
  - {name: rank, title: {vi: Hạng, en: Rank}, definition: {vi: Bịa ra., en: Made up.}, unit: {vi: hạng, en: rank}, measure: rank, direction: lower, ranking: rank, overTime: comparable, derive: {rank: people}}
  - {name: women, title: {vi: Nữ, en: Women}, definition: {vi: Bịa ra., en: Made up.}, unit: {vi: người, en: people}, measure: count, direction: none, ranking: rank, overTime: comparable}
  - {name: men, title: {vi: Nam, en: Men}, definition: {vi: Bịa ra., en: Made up.}, unit: {vi: người, en: people}, measure: count, direction: none, ranking: rank, overTime: comparable}
sums: [{of: [women, men], total: people, tolerance: 0.5}]
resources:
  - name: by-commune
    path: people.csv
    title: {vi: Theo xã và năm, en: By commune and year}
    schema:
      fields:
        - {name: commune, type: string, role: dimension, codeList: communes, title: {vi: Xã, en: Commune}, constraints: {required: true}}
        - {name: year, type: year, role: dimension, title: {vi: Năm, en: Year}, constraints: {required: true}}
        - {name: report, type: string, role: attribute, attribute: report, title: {vi: Báo cáo, en: Report}, constraints: {unique: true, pattern: '\d+/\d{4}'}}
        - {name: name, type: string, role: attribute, attribute: name, title: {vi: Tên xã, en: Name of the commune}, constraints: {required: true}}
        - {name: source, type: list, delimiter: ";", role: attribute, attribute: source, title: {vi: Nguồn, en: Source}, constraints: {enum: [made-up]}}
        - {name: ranked_of, type: integer, role: attribute, attribute: ranked_of, of: [rank], title: {vi: Số xã được xếp hạng, en: Communes ranked}}
        - {name: people, type: integer, constraints: {minimum: 0, maximum: 1000000}}
        - {name: rank, type: integer, constraints: {minimum: 1}}
        - {name: women, type: integer}
        - {name: men, type: number}
      primaryKey: [commune, year]
`
