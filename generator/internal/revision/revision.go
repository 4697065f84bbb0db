// Package revision reads folders out of the history that git keeps, by git
// itself: whoever makes a change has it, and it knows of work trees, shallow
// clones and packed objects whatever a library would have to learn.
package revision

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Why a revision cannot be read. The first is the machine's matter, the others
// the caller's.
var (
	ErrNoGit        = errors.New("git is not installed")
	ErrNoRepository = errors.New("not in a git repository")
	ErrUnknown      = errors.New("git does not have this revision")
	ErrOutside      = errors.New("the folder is outside the repository")
)

// Repository is the one that a folder belongs to.
type Repository struct {
	top    string
	prefix string // of the current folder in it
}

// Open finds the repository of the current folder.
func Open(ctx context.Context) (*Repository, error) {
	top, err := git(ctx, "", "rev-parse", "--show-toplevel")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, ErrNoRepository
		}
		return nil, err
	}
	prefix, err := git(ctx, "", "rev-parse", "--show-prefix")
	return &Repository{top, prefix}, err
}

// Commit gives the full name of the commit that a revision stands for.
func (r *Repository) Commit(ctx context.Context, revision string) (string, error) {
	commit, err := git(ctx, r.top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", ErrUnknown
	}
	return commit, nil
}

// Left gives the commit at which the current work left a revision, or the
// revision itself if git does not know that, as in a shallow clone.
func (r *Repository) Left(ctx context.Context, commit string) string {
	if base, err := git(ctx, r.top, "merge-base", "HEAD", commit); err == nil && base != "" {
		return base
	}
	return commit
}

// Shallow says whether git has only a part of the history.
func (r *Repository) Shallow(ctx context.Context) bool {
	answer, err := git(ctx, r.top, "rev-parse", "--is-shallow-repository")
	return err == nil && answer == "true"
}

// Extract writes a folder as it was at a commit into another folder, which has to
// be there. A folder that the commit does not have is empty. Links are left out:
// they may lead anywhere.
func (r *Repository) Extract(ctx context.Context, commit, dir, to string) error {
	name, err := r.inside(dir)
	if err != nil {
		return err
	}
	tree, err := git(ctx, r.top, "rev-parse", "--verify", "--quiet", commit+":"+name)
	if err != nil {
		return ctx.Err()
	}
	command := command(ctx, r.top, "archive", "--format=tar", tree)
	var output bytes.Buffer
	command.Stderr = &output
	archive, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	err = unpack(archive, to)
	if err != nil {
		_, _ = io.Copy(io.Discard, archive) // so that git can end: what went wrong is known already
	}
	return errors.Join(err, failure(command.Wait(), &output))
}

// inside is the name of a folder in the repository, "" for its top.
func (r *Repository) inside(dir string) (string, error) {
	if filepath.IsAbs(dir) {
		here, err := os.Getwd()
		if err != nil {
			return "", err
		}
		if dir, err = filepath.Rel(here, dir); err != nil {
			return "", ErrOutside
		}
	}
	name := path.Join(r.prefix, filepath.ToSlash(dir))
	if name == "." {
		return "", nil
	}
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", ErrOutside
	}
	return name, nil
}

func unpack(archive io.Reader, to string) error {
	root, err := os.OpenRoot(to)
	if err != nil {
		return err
	}
	defer root.Close()
	for files := tar.NewReader(archive); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		if err := root.MkdirAll(path.Dir(header.Name), 0o755); err != nil {
			return err
		}
		f, err := root.Create(header.Name)
		if err != nil {
			return err
		}
		_, err = io.Copy(f, files)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
}

// command is a call of git that speaks English, for some of its answers are read,
// and takes no lock, for an editor may be at work beside it.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0") // nobody is there to answer
	c.WaitDelay = grace
	return c
}

// grace is how long the pipes of a git that has been ended stay open: one that it started
// may hold them.
const grace = 5 * time.Second

// patience is how long git may take to answer a question.
const patience = 2 * time.Minute

func git(ctx context.Context, dir string, args ...string) (string, error) {
	within, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("git %s gave no answer in %v", args[0], patience))
	defer cancel()
	c := command(within, dir, args...)
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case within.Err() != nil:
		return "", context.Cause(within)
	}
	return strings.TrimSuffix(string(out), "\n"), failure(err, &said)
}

func failure(err error, said *bytes.Buffer) error {
	if errors.Is(err, exec.ErrNotFound) {
		return ErrNoGit
	}
	if err != nil {
		return fmt.Errorf("git: %w\n%s", err, strings.TrimSpace(said.String()))
	}
	return nil
}
