package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fix"
)

func (a *app) fix() *cobra.Command {
	var dryRun, sort bool
	c := &cobra.Command{
		Use:   "fix",
		Short: a.translate("Tự sửa cách ghi tệp, không đổi số liệu", "Fix how files are written, not what they say"),
		Long: a.translate(`Sửa những gì sửa được mà không mất gì và không phải đoán, trong mọi tệp CSV và tệp mô tả của data/:
bảng mã và dấu BOM, kết thúc dòng, chữ có dấu (NFC), dấu ngăn cột, dấu thập phân, dấu cách thừa,
dòng và cột trống; số, năm, mã chỉ có một cách hiểu (1 234, 007, mã 1 thay cho 01, tên viết đủ
của một mã). Không bao giờ đoán. Tệp không đọc được thành bảng, và số có hai cách hiểu
(1,234 khi kiểu và giới hạn của cột không cho biết), được giữ nguyên và nêu ra. Thứ tự dòng chỉ đổi khi có --sort: theo khóa của bảng,
mã xếp theo danh mục mã.`,
			`Fixes what can be fixed without loss or guessing, in every CSV file and descriptor of data/:
encoding and byte order mark, line ends, accented letters (NFC), separators, decimal commas, stray
spaces, blank rows and columns; numbers, years and codes that can mean only one (1 234, 007, code 1
for 01, the full name of a code). It never guesses. A file that cannot be read as a table, and
a number with two meanings (1,234 where type and bounds of the column do not tell), stay as they are
and are named. Rows change places only
with --sort: by the key of the table, codes in the order of their list.`),
		Example: a.examples(
			"go run ./generator fix --dry-run", "xem sẽ sửa gì, không ghi tệp nào", "see what would change, write nothing",
			"go run ./generator fix", "sửa các tệp trong data/", "fix the files in data/",
			"go run ./generator fix --sort", "sửa, và xếp các dòng theo khóa", "fix, and put the rows in the order of their key",
		),
		Args: a.noArgs,
		RunE: a.with(func(ctx context.Context, s Settings, _ []string) error { return a.fixFiles(ctx, s, dryRun, sort) }),
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, a.translate("chỉ cho xem thay đổi (diff), không ghi", "show the changes as a diff, write nothing"))
	c.Flags().BoolVar(&sort, "sort", false, a.translate("xếp cả các dòng theo khóa của bảng", "put the rows in the order of the table's key too"))
	return c
}

func (a *app) fixFiles(ctx context.Context, s Settings, dryRun, sort bool) error {
	folder, err := fix.Open(s.Data)
	if errors.Is(err, fs.ErrNotExist) {
		return usageError{errors.New(a.translate("không có thư mục dữ liệu %s", "there is no data folder %s", filepath.ToSlash(s.Data)))}
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	files, err := folder.Fix(s.Languages, sort)
	if err != nil {
		return err
	}
	changed := 0
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := filepath.ToSlash(filepath.Join(s.Data, file.Path))
		if file.Changed() && !dryRun {
			if err := folder.Write(file); err != nil {
				return err
			}
		}
		a.reportFixed(name, file)
		if !file.Changed() {
			continue
		}
		changed++
		if dryRun {
			if _, err := a.out.Write(patch(name, file.Text(), file.Data)); err != nil {
				return err
			}
		}
	}
	switch {
	case changed == 0:
		fmt.Fprintln(a.out, a.translate("không có gì để sửa", "nothing to fix"))
	case dryRun:
		fmt.Fprintln(a.out, a.translate("số tệp sẽ sửa: %d (chưa ghi gì)", "files to fix: %d (nothing written)", changed))
	default:
		fmt.Fprintln(a.out, a.translate("số tệp đã sửa: %d", "files fixed: %d", changed))
	}
	return nil
}

// reportFixed prints what changes in a file, and what does not and why.
func (a *app) reportFixed(name string, file fix.File) {
	for _, what := range file.Done {
		fmt.Fprintf(a.out, "%s: %s\n", name, what.In(a.lang))
	}
	for _, left := range file.Left {
		fmt.Fprintf(a.out, "%s: %s: %s\n", diag.Position{File: name, Line: left.Line, Column: left.Column},
			a.translate("giữ nguyên", "left as it is"), left.Why.In(a.lang))
	}
}
