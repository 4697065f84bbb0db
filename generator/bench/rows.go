package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// tools are the programs that are measured, and what they need.
type tools struct {
	generator string // the program of this repository
	hugo      string // plain Hugo, of the version in go.mod
	themes    string // folder of the themes
}

// bench is one workload in its folder: data, site, public, cache and the plain sites.
type bench struct {
	tools
	dir    string
	change *cell // the figure that is changed, once it was looked for
}

// row is a line of the table.
type row struct {
	key     string // as -only names it
	title   string // as the table names it
	output  string // folder of the site, in that of the workload
	prepare func(*bench, context.Context) error
	command func(*bench) (name string, args []string)
}

// rows are the lines of the table for one workload, in the order in which they are measured.
var rows = []row{
	{"hugo-empty", "plain Hugo, title and description", plainEmpty + "/public", clearPlain(plainEmpty), runPlain(plainEmpty)},
	{baseline, "plain Hugo, title, description and table", plainTable + "/public", clearPlain(plainTable), runPlain(plainTable)},
	{"cold", "this builder, nothing kept", "public", (*bench).coldly, (*bench).building},
	{"warm", "this builder, pictures kept", "public", (*bench).warmly, (*bench).building},
	{"cached", "this builder, its cache kept", "public", (*bench).cached, (*bench).building},
	{"same", "this builder, nothing changed", "public", (*bench).built, (*bench).building},
	{"change", "this builder, one figure changed", "public", (*bench).changed, (*bench).building},
	{"copy", "the site's files copied, nothing made", "copy", (*bench).uncopied, (*bench).copying},
}

// baseline is the row with which the others are compared.
const baseline = "hugo-table"

func clearPlain(site string) func(*bench, context.Context) error {
	return func(b *bench, _ context.Context) error { return clearFloor(b.dir, site) }
}

func runPlain(site string) func(*bench) (string, []string) {
	return func(b *bench) (string, []string) {
		return b.hugo, []string{"--quiet", "--source", site, "--cacheDir", filepath.Join(b.dir, "hugo-cache")}
	}
}

// building is the command that builds the site of the workload.
func (b *bench) building() (string, []string) {
	return b.generator, b.arguments("build", "--out", "public")
}

func (b *bench) arguments(command string, more ...string) []string {
	return append([]string{command, "--lang", "en", "--data", "data", "--site", "site", "--themes", b.themes, "--cache", "cache"}, more...)
}

// coldly leaves nothing of an earlier build.
func (b *bench) coldly(context.Context) error {
	return removeAll(filepath.Join(b.dir, "public"), filepath.Join(b.dir, "cache"))
}

// warmly leaves the pictures of an earlier build, and nothing else.
func (b *bench) warmly(ctx context.Context) error {
	if err := b.cached(ctx); err != nil {
		return err
	}
	return removeAll(filepath.Join(b.dir, "cache", "pieces"))
}

// uncopied makes sure that the site is there and no copy of it.
func (b *bench) uncopied(ctx context.Context) error {
	return errors.Join(b.built(ctx), removeAll(filepath.Join(b.dir, "copy")))
}

// copying is the command that writes the bytes of the site again: what the disk asks for.
func (b *bench) copying() (string, []string) { return "cp", []string{"-R", "public", "copy"} }

// cached leaves what an earlier build keeps for the next one, but neither the site nor the record of it.
func (b *bench) cached(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(b.dir, "cache", "render")); err != nil {
		if err := b.built(ctx); err != nil {
			return err
		}
	}
	records, err := filepath.Glob(filepath.Join(b.dir, "cache", "site-*.json"))
	if err != nil {
		return err
	}
	return removeAll(append(records, filepath.Join(b.dir, "public"))...)
}

// built makes sure that the site is there.
func (b *bench) built(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(b.dir, "public")); err == nil {
		return nil
	}
	name, args := b.building()
	_, err := measure(ctx, b.dir, name, args...)
	return err
}

// changed changes one figure in one CSV of a workload that was built.
func (b *bench) changed(ctx context.Context) error {
	if err := b.built(ctx); err != nil {
		return err
	}
	if b.change != nil {
		return b.change.turn()
	}
	tables, err := filepath.Glob(filepath.Join(b.dir, "data", "*", "*.csv"))
	if err != nil {
		return err
	}
	for _, table := range tables {
		found, err := firstDecimal(table)
		if err != nil {
			return err
		}
		if found == nil {
			continue
		}
		if err := found.turn(); err != nil {
			return err
		}
		// Other figures may hang on it, as a sum does: then another one is taken.
		if _, err := measure(ctx, b.dir, b.generator, b.arguments("check")...); err == nil {
			b.change = found
			return nil
		} else if ctx.Err() != nil {
			return err
		}
		if err := found.turnBack(); err != nil {
			return err
		}
	}
	return errors.New("no CSV of the data has a figure with decimals that can be changed alone")
}

// cell is the last digit of a figure in a file.
type cell struct {
	file string
	at   int // bytes before it
}

var decimal = regexp.MustCompile(`,-?\d+\.\d+[,\r\n]`)

// firstDecimal finds the first figure with decimals in a CSV below its head; nil if there is
// none.
func firstDecimal(file string) (*cell, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	place := decimal.FindIndex(data)
	if place == nil {
		return nil, nil
	}
	return &cell{file, place[1] - 2}, nil
}

// turn makes the digit the next one, 0 after 9. As many turns as mostRuns give figures that
// were not there before, and so pictures that are not kept.
func (c *cell) turn() error {
	return c.write(func(digit byte) byte { return '0' + (digit-'0'+1)%10 })
}

// turnBack undoes a turn.
func (c *cell) turnBack() error {
	return c.write(func(digit byte) byte { return '0' + (digit-'0'+9)%10 })
}

func (c *cell) write(other func(digit byte) byte) error {
	data, err := os.ReadFile(c.file)
	if err != nil {
		return err
	}
	data[c.at] = other(data[c.at])
	return os.WriteFile(c.file, data, 0o644)
}

// result is a row as it was measured.
type result struct {
	workload string
	row      row
	usage
	size
}

// measureRow measures a row so many times and takes the quickest.
func (b *bench) measureRow(ctx context.Context, r row, runs int) (result, error) {
	best := result{row: r}
	for n := range runs {
		if err := r.prepare(b, ctx); err != nil {
			return best, err
		}
		name, args := r.command(b)
		used, err := measure(ctx, b.dir, name, args...)
		if err != nil {
			return best, err
		}
		if n == 0 || used.wall < best.wall {
			best.usage = used
		}
	}
	var err error
	best.size, err = sizeOf(filepath.Join(b.dir, filepath.FromSlash(r.output)))
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%s: nothing was written: %w", r.key, err)
	}
	return best, err
}
