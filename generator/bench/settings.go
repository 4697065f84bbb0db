package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// What can be asked for at most.
const (
	most     = 20_000 // indicators of a workload
	mostRuns = 9      // of each row
)

// settings are those of the command line.
type settings struct {
	sizes []int  // indicators of each made-up workload
	real  bool   // the repository's own data
	rows  []row  // that are measured
	runs  int    // of each row
	keep  string // folder in which the workloads stay; empty if they do not
}

// readSettings reads the command line; help goes to the writer.
func readSettings(args []string, help io.Writer) (settings, error) {
	var keys []string
	for _, r := range rows {
		keys = append(keys, r.key)
	}
	var s settings
	var sizes, only string
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.StringVar(&sizes, "n", "", "made-up workloads, by their numbers of indicators, as in `100,1000`; 100 if neither -n nor -real is there")
	flags.BoolVar(&s.real, "real", false, "measure the repository's own data and site as well")
	flags.StringVar(&only, "only", "", "the `rows` to measure, as in hugo-table,warm; all if left out")
	flags.IntVar(&s.runs, "runs", 1, "how many `times` each row is measured, 9 at most; the quickest is shown")
	flags.StringVar(&s.keep, "keep", "", "write the workloads into this `folder`, new or empty, and leave them there; without it they are deleted at the end")
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(help, helpHead)
			for _, r := range rows {
				fmt.Fprintf(help, "  %-11s %s\n", r.key, r.title)
			}
			fmt.Fprint(help, "\nFlags:\n")
			flags.SetOutput(help)
			flags.PrintDefaults()
		}
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("this command takes no %q", flags.Arg(0))
	}
	if s.runs < 1 || s.runs > mostRuns {
		return s, fmt.Errorf("-runs %d is no number from 1 to %d", s.runs, mostRuns)
	}
	if sizes == "" && !s.real {
		sizes = "100"
	}
	for number := range strings.SplitSeq(sizes, ",") {
		if sizes == "" {
			break
		}
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || n < 1 || n > most {
			return s, fmt.Errorf("-n: %q is no number from 1 to %d", number, most)
		}
		if !slices.Contains(s.sizes, n) {
			s.sizes = append(s.sizes, n)
		}
	}
	chosen := keys
	if only != "" {
		chosen = strings.Split(only, ",")
	}
	for _, key := range chosen {
		if !slices.Contains(keys, strings.TrimSpace(key)) {
			return s, fmt.Errorf("-only: there is no row %q. the rows are: %s", key, strings.Join(keys, ", "))
		}
	}
	for _, r := range rows {
		if slices.ContainsFunc(chosen, func(key string) bool { return strings.TrimSpace(key) == r.key }) {
			s.rows = append(s.rows, r)
		}
	}
	return s, nil
}

const helpHead = `Measures how long the site builder takes, beside plain Hugo over the same figures.
The table goes to the standard output, in Markdown; what is being done, to the other one.
A thousand indicators take minutes and gigabytes of disk in the folder for temporary files.

Usage:
  go run ./generator/bench -n 100,1000             # made-up data of two sizes
  go run ./generator/bench -real                   # the repository's own data
  go run ./generator/bench -n 20 -only hugo-table,warm -runs 3
  go run ./generator/bench -n 100 -keep /tmp/work  # look at the workload afterwards

Rows:
`
