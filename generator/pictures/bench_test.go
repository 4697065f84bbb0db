package pictures

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/render"
)

// BenchmarkCharts draws all charts of the real data in both widths, with an empty
// cache: with one worker, with all, and as plain ECharts in a bare Node loop. It
// prints charts a second, and how much longer a worker takes than the loop:
//
//	go test ./generator/pictures -run ^$ -bench Charts -benchtime 1x
func BenchmarkCharts(b *testing.B) {
	theme, err := filepath.Abs("../themes/chiso")
	if err != nil {
		b.Fatal(err)
	}
	jobs := realJobs(b, theme)
	var lines bytes.Buffer
	for _, job := range jobs {
		line, err := json.Marshal(job)
		if err != nil {
			b.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	file := filepath.Join(b.TempDir(), "jobs.jsonl")
	if err := os.WriteFile(file, lines.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	timed := func(do func() error) float64 {
		began := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		return time.Since(began).Seconds()
	}
	drawn := func(workers int) float64 {
		r := render.Renderer{Theme: theme, Cache: b.TempDir(), Workers: workers}
		return timed(func() error {
			_, err := r.All(context.Background(), jobs, func(int, int) {})
			return err
		})
	}
	var bare, one, all float64
	for b.Loop() {
		bare += timed(func() error { return exec.Command("node", "testdata/bench/bare.mjs", theme, file).Run() })
		one += drawn(1)
		all += drawn(runtime.NumCPU())
	}
	charts := float64(len(jobs) * b.N)
	b.ReportMetric(charts/bare, "bare/s")
	b.ReportMetric(charts/one, "worker/s")
	b.ReportMetric(charts/all, "all/s")
	b.ReportMetric(one/bare, "worker/bare")
}

// realJobs are the charts of the real data as the build has them drawn.
func realJobs(b *testing.B, theme string) []render.Job {
	b.Helper()
	catalog := datatest.Repository(b, "..")
	translations, err := i18n.Read(theme, "../site", catalog.Languages)
	if err != nil {
		b.Fatal(err)
	}
	var jobs []render.Job
	for _, drawn := range chart.DrawAll(chart.Options{Catalog: catalog, Translations: translations, Place: datatest.SitePlace(b, "..")}, chart.Every) {
		for _, width := range []int{340, 720} {
			jobs = append(jobs, render.Job{ID: drawn.ID, Option: drawn.Frames[drawn.Start].Option, Meta: drawn.Meta.Wire(), Width: width})
		}
	}
	return jobs
}
