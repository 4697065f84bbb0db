package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// base is the hash of what every picture depends on. Node itself is part of it:
// it writes the numbers.
func (r Renderer) base() (string, error) {
	hash := sha256.New()
	version, err := exec.Command("node", "--version").Output()
	if err != nil && !errors.Is(err, exec.ErrNotFound) { // that it is missing is said when it is needed
		return "", err
	}
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

func key(base string, job Job) string {
	data, err := json.Marshal(job)
	if err != nil {
		panic(err) // jobs hold what JSON can
	}
	hash := sha256.Sum256(append([]byte(base), data...))
	return hex.EncodeToString(hash[:])
}

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

func (r Renderer) path(key, ending string) string { return filepath.Join(r.Cache, key[:2], key+ending) }

// kept takes a picture out of the cache, the empty one if not all of it is there.
func (r Renderer) kept(key string, job Job) (p Picture) {
	svg, err := os.ReadFile(r.path(key, ".svg"))
	if err == nil && job.Card != nil {
		p.PNG, err = os.ReadFile(r.path(key, ".png"))
	}
	if err == nil && (job.Card == nil || len(p.PNG) > 0) {
		p.SVG = string(svg)
		r.touch(key)
	}
	return p
}

// touch notes that a picture has been asked for, about once a day. A cache that
// cannot be written to is still a cache.
func (r Renderer) touch(key string) {
	now := time.Now()
	for _, ending := range []string{".svg", ".png"} {
		if info, err := os.Stat(r.path(key, ending)); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			os.Chtimes(r.path(key, ending), now, now)
		}
	}
}

func (r Renderer) keepAll(key string, p Picture) error {
	if len(p.PNG) > 0 {
		if err := keep(r.path(key, ".png"), p.PNG); err != nil {
			return err
		}
	}
	return keep(r.path(key, ".svg"), []byte(p.SVG))
}

// keep puts a file in the cache, whole or not at all.
func keep(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "*.part")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}
