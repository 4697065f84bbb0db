package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"chiso/generator/internal/diag"
)

// ErrOut says that the site may not be written to the folder that was given. The errors that
// wrap it are a diag.Failure.
var ErrOut = errors.New("out")

// Place is where the site goes: Out, or what it leads to if it is a link, so that whatever
// else uses the link sees the new site.
func (s Site) Place() (string, error) {
	out, err := filepath.Abs(s.Out)
	if err != nil {
		return "", err
	}
	info, err := os.Lstat(out)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return out, nil // what is wrong with it is found when it is looked at
	}
	real, err := filepath.EvalSymlinks(out)
	if err != nil {
		to, _ := os.Readlink(out)
		return "", refused("%s là liên kết đến %s, nơi không có gì. tạo thư mục ấy, hoặc xóa liên kết", "%s is a link to %s, where there is nothing. make that folder, or remove the link", s.Out, to)
	}
	return real, nil
}

// Check refuses to replace what is not a site, for the folder that goes is removed with all
// it holds, and a folder that cannot be replaced. It is reported before long work.
func (s Site) Check() error {
	out, err := s.Place()
	if err != nil {
		return err
	}
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	for _, folder := range append([]string{here, s.Source, s.Themes}, s.Keep...) {
		real, err := filepath.EvalSymlinks(folder)
		if err != nil {
			real = folder
		}
		for _, folder := range slices.Compact([]string{folder, real}) {
			folder, err := filepath.Abs(folder)
			if err != nil {
				return err
			}
			inside, err := filepath.Rel(folder, out)
			within := folder != here && err == nil && filepath.IsLocal(inside)
			around, err := filepath.Rel(out, folder)
			if within || err == nil && filepath.IsLocal(around) {
				return notASite(out + " (" + folder + ")")
			}
		}
	}
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return canWrite(out)
	case err != nil:
		return notASite(err.Error())
	case mounted(out):
		return refused("%s là nơi gắn một ổ đĩa khác (mount), không thay cả thư mục được. dùng --out với một thư mục bên trong, như %s", "%s is where another disk is mounted, and cannot be replaced as a whole. give --out a folder within it, such as %s",
			s.Out, filepath.ToSlash(filepath.Join(s.Out, "site")))
	case len(entries) > 0:
		for _, name := range []string{"index.html", "404.html", "sitemap.xml"} {
			if _, err := os.Stat(filepath.Join(out, name)); err != nil {
				return notASite(out)
			}
		}
	}
	return canWrite(out)
}

func refused(vi, en string, args ...any) error {
	return diag.Failure{Err: ErrOut, Text: diag.T(vi, en, args...)}
}

func notASite(what string) error {
	return refused("không ghi trang vào đó, vì sẽ xóa tệp không phải của trang (%s). dùng --out với thư mục mới hoặc thư mục của trang cũ",
		"the site is not written there, for it would remove files that are not the site's (%s). give --out a new folder, or that of an old site", what)
}

// canWrite tries to make a folder beside the site, where the new one is built.
func canWrite(out string) error {
	parent := filepath.Dir(out)
	for {
		info, err := os.Stat(parent)
		if err == nil && info.IsDir() || parent == filepath.Dir(parent) {
			break
		}
		parent = filepath.Dir(parent)
	}
	probe, err := os.MkdirTemp(parent, workFolders+"*")
	if err != nil {
		return err
	}
	return os.Remove(probe)
}

// workFolders are the folders in which sites are built, beside the old site.
const workFolders = ".chiso-build-"

// lockFile is in a work folder, locked as long as somebody works there: the system unlocks
// it when the process ends, however it does.
const lockFile = "lock"

// targetFile is in a work folder and says where its site goes: sites may stand side by side.
const targetFile = "target"

// young is how long a work folder may be without a lock: it is being made.
const young = time.Minute

// workFolder makes a folder to build in. The lock is given up by release, and the folder removed but for an
// update that is not finished.
func workFolder(out string) (work string, release func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return "", nil, err
	}
	// Beside the old site, so that moving a file into it is one step.
	if work, err = os.MkdirTemp(filepath.Dir(out), workFolders+"*"); err != nil {
		return "", nil, err
	}
	lock := flock.New(filepath.Join(work, lockFile))
	if err := errors.Join(lock.Lock(), os.WriteFile(filepath.Join(work, targetFile), []byte(out), 0o644)); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(work))
	}
	return work, func() error {
		if _, err := os.Stat(filepath.Join(work, updateFile)); err == nil { // it failed, and the next build tries again
			return lock.Unlock()
		}
		return errors.Join(lock.Unlock(), os.RemoveAll(work))
	}, nil
}

// Restore finishes the update of a site that was killed, and removes the work folders of
// builds that are no more.
func (s Site) Restore() error {
	out, err := s.Place()
	if err != nil {
		return err
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(out), workFolders+"*"))
	if err != nil {
		return err
	}
	for _, work := range left {
		if err := abandoned(work, out); err != nil {
			return err
		}
	}
	return nil
}

// abandoned takes care of one work folder, if nobody works there.
func abandoned(work, out string) (failed error) {
	if target, err := os.ReadFile(filepath.Join(work, targetFile)); err == nil && string(target) != out {
		return nil
	}
	info, err := os.Stat(work)
	if err != nil {
		return nil // another build has removed it
	}
	if _, err := os.Stat(filepath.Join(work, lockFile)); err == nil {
		lock := flock.New(filepath.Join(work, lockFile))
		free, err := lock.TryLock()
		if err != nil || !free {
			return nil
		}
		defer func() { failed = errors.Join(failed, lock.Unlock()) }()
	} else if time.Since(info.ModTime()) < young {
		return nil
	}
	if err := finishUpdate(work, out); err != nil {
		return err
	}
	return os.RemoveAll(work)
}
