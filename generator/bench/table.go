package main

import (
	"fmt"
	"io"
)

// writeTable writes the results as a Markdown table. Where the row of the baseline was
// measured too, each row says how many times as long it took.
func writeTable(w io.Writer, results []result) error {
	floor := map[string]float64{} // seconds of the baseline, by workload
	for _, r := range results {
		if r.row.key == baseline {
			floor[r.workload] = r.wall
		}
	}
	if _, err := fmt.Fprint(w, "| indicators | build | s | times plain Hugo with a table | CPU s | peak MiB | pages | MB |\n|---|---|--:|--:|--:|--:|--:|--:|\n"); err != nil {
		return err
	}
	for _, r := range results {
		ratio := none
		if least := floor[r.workload]; least > 0 {
			ratio = short(r.wall / least)
		}
		peak := none
		if r.peak > 0 {
			peak = fmt.Sprintf("%.0f", r.peak)
		}
		if _, err := fmt.Fprintf(w, "| %s | %s | %.2f | %s | %.2f | %s | %d | %s |\n", r.workload, r.row.title, r.wall, ratio, r.cpu, peak, r.pages, short(float64(r.bytes)/1e6)); err != nil {
			return err
		}
	}
	return nil
}

// none stands where there is no number.
const none = "–"

// short writes a number with about two digits.
func short(x float64) string {
	switch {
	case x < 1:
		return fmt.Sprintf("%.2f", x)
	case x < 10:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}
