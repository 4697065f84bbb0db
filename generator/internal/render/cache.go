package render

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
)

// Base is the hash of what every picture depends on. Node itself is part of it:
// it writes the numbers.
func (r Renderer) Base(ctx context.Context) (string, error) {
	version, err := r.nodeVersion(ctx)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	hash.Write(version)
	hash.Write(r.brand())
	for _, pattern := range dependencies {
		paths, err := filepath.Glob(filepath.Join(r.Theme, filepath.FromSlash(pattern)))
		if err != nil {
			return "", err
		}
		for _, path := range paths { // in order of their names
			data, err := os.ReadFile(path)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(hash, "%s %d\n", filepath.Base(path), len(data))
			hash.Write(data)
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// nodeVersion asks Node for its version. A missing Node is reported when it is needed.
func (r Renderer) nodeVersion(ctx context.Context) ([]byte, error) {
	within, cancel := context.WithTimeout(ctx, r.timeout())
	defer cancel()
	command := exec.CommandContext(within, "node", "--version")
	command.WaitDelay = grace
	version, err := command.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return version, nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		return nil, diag.Failure{Err: within.Err(), Text: diag.T(
			"node --version không trả lời trong %v. có thể máy đang bận, hoặc Node.js hỏng: chạy lại, hoặc cài lại Node.js (https://nodejs.org)",
			"node --version gave no answer in %v. the machine may be busy, or Node.js broken: run again, or install Node.js anew (https://nodejs.org)", r.timeout())}
	case errors.As(err, &exit):
		return nil, diag.Failure{Err: err, Text: diag.T(
			"node --version không chạy được (%v %s). cài lại Node.js 20 trở lên (https://nodejs.org)",
			"node --version does not work (%v %s). install Node.js 20 or newer anew (https://nodejs.org)", err, bytes.TrimSpace(exit.Stderr))}
	}
	return nil, err
}

func key(base string, job Job) string {
	data, err := json.Marshal(job)
	if err != nil {
		panic(err) // jobs hold what JSON can
	}
	hash := sha256.Sum256(slices.Concat([]byte(base), []byte(form), data))
	return hex.EncodeToString(hash[:])
}

// form is that in which pictures are kept; another one makes all of them be drawn anew.
const form = "minified"

// unused is how long a picture is kept that nobody asks for.
const unused = 30 * 24 * time.Hour

// prune removes what has not been asked for in a long time.
func (r Renderer) prune() error {
	return filepath.WalkDir(r.Cache, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil && time.Since(info.ModTime()) > unused {
			err = os.Remove(path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another build has done it
		}
		return err
	})
}

// path is the file of a picture: a line with its hash and the length of the SVG, the SVG,
// and the PNG of a card.
func (r Renderer) path(key string) string {
	return filepath.Join(r.Cache, key[:2], key+".picture")
}

// sum is the hash of a picture and of what it was drawn for: a file that was damaged, cut
// off, or stands in the place of another, is none.
func sum(key string, svg, png []byte) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s %d %d\n", key, len(svg), len(png))
	hash.Write(svg)
	hash.Write(png)
	return hex.EncodeToString(hash.Sum(nil))
}

// kept takes a picture out of the cache, the empty one if it is not there, or not as it
// was put there.
func (r Renderer) kept(key string, job Job) (p Picture) {
	data, err := os.ReadFile(r.path(key))
	if err != nil {
		return p
	}
	head, body, _ := bytes.Cut(data, []byte("\n"))
	was, length, _ := strings.Cut(string(head), " ")
	n, err := strconv.Atoi(length)
	if err != nil || n < 0 || n > len(body) {
		return p
	}
	svg, png := body[:n:n], body[n:]
	if was != sum(key, svg, png) || (job.Card != nil) != (len(png) > 0) {
		return p
	}
	r.touch(key)
	return Picture{SVG: string(svg), PNG: png}
}

// touch notes that a picture has been asked for, about once a day. A cache that
// cannot be written to is still a cache.
func (r Renderer) touch(key string) {
	now := time.Now()
	if info, err := os.Stat(r.path(key)); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
		_ = os.Chtimes(r.path(key), now, now) // without the note the picture may have to be drawn again some day
	}
}

func (r Renderer) keepAll(key string, p Picture) error {
	svg := []byte(p.SVG)
	head := fmt.Sprintf("%s %d\n", sum(key, svg, p.PNG), len(svg))
	return files.Keep(r.path(key), slices.Concat([]byte(head), svg, p.PNG))
}
