// Package cli is the command line: it reads settings, calls the other packages
// in the order in which the data flows, and turns what they say into messages
// and an exit status. It is the only place where they are wired together.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/publish"
)

// Exit statuses.
const (
	exitClean    = 0
	exitProblems = 1 // a maintainer can fix it
	exitUsage    = 2 // the command was called wrongly
	exitFailure  = 3 // the machine could not do it
)

// usageError is a wrong call of the command.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// problemsError says that problems were found, and have been printed.
type problemsError struct{ count int }

func (e problemsError) Error() string { return fmt.Sprintf("%d problems", e.count) }

// app is one run of the program.
type app struct {
	out, err io.Writer
	lang     string
}

// Run runs the program and returns its exit status.
func Run(args []string, stdout, stderr io.Writer) (status int) {
	defer func() {
		if mistake := recover(); mistake != nil { // ours, not the user's
			fmt.Fprintf(stderr, "failure: %v\n%s", mistake, debug.Stack())
			status = exitFailure
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		stop() // a second Ctrl-C ends the program at once
	}()
	a := &app{out: stdout, err: stderr, lang: messageLanguage(args)}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return a.status(root.ExecuteContext(ctx))
}

func (a *app) status(err error) int {
	var usage usageError
	var problems problemsError
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &problems):
		return exitProblems
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.err, a.translate("đã dừng; public/ giữ nguyên như trước", "stopped; public/ is as it was"))
		return exitFailure
	case errors.Is(err, publish.ErrOut):
		fmt.Fprintf(a.err, "%s: %s\n", a.translate("gọi lệnh sai", "wrong use"), a.words(err))
		return exitUsage
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "%s: %s\n%s\n", a.translate("gọi lệnh sai", "wrong use"), a.words(err),
			a.translate("xem: go run ./generator --help", "see: go run ./generator --help"))
		return exitUsage
	}
	a.failed(err)
	return exitFailure
}

// failed says what the machine could not do.
func (a *app) failed(err error) {
	fmt.Fprintf(a.err, "%s: %s\n", a.translate("lỗi", "failure"), a.words(err))
}

// words are those of an error, in the language of messages where it speaks it.
func (a *app) words(err error) string {
	if failure := (diag.Failure{}); errors.As(err, &failure) {
		return failure.In(a.lang)
	}
	return err.Error()
}

// translate picks the half of a message in the language of messages.
func (a *app) translate(vi, en string, args ...any) string { return diag.T(vi, en, args...).In(a.lang) }

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "generator",
		Short: a.translate("Từ CSV đến trang web song ngữ về chỉ số", "From CSV to a bilingual site of indicators"),
		Long: a.translate(`Kiểm tra các bộ dữ liệu trong data/, vẽ biểu đồ và dựng trang web tĩnh vào public/.

Mã thoát: 0 tốt, 1 dữ liệu có chỗ cần sửa, 2 gọi lệnh sai, 3 không chạy được.
Thiết lập: tùy chọn của lệnh, rồi biến môi trường CHISO_*, rồi tệp .chiso.yaml, rồi mặc định.`,
			`Checks the data packages in data/, draws charts and builds the static site into public/.

Exit status: 0 clean, 1 something in the data is to be fixed, 2 wrong use, 3 the machine failed.
Settings: flags, then environment CHISO_*, then the file .chiso.yaml, then defaults.`),
		Example: a.examples(
			"go run ./generator check", "tìm mọi lỗi trong dữ liệu", "find every mistake in the data",
			"go run ./generator fix --dry-run", "xem có thể tự sửa cách ghi tệp ở đâu", "see what can be fixed in how files are written",
			"go run ./generator diff", "xem thay đổi này làm gì với dữ liệu", "see what a change does to the data",
			"go run ./generator serve", "xem trang tại http://localhost:1313, tự cập nhật khi sửa", "see the site at http://localhost:1313, renewed as you edit",
			"go run ./generator build", "dựng trang vào public/", "build the site into public/",
			"go run ./generator new my-data", "tạo một bộ dữ liệu mẫu để điền", "start a dataset to fill in",
			"go run ./generator template", "tạo biểu mẫu để các địa phương báo cáo", "make the forms with which places report",
			"go run ./generator import form.xlsx", "nhập một biểu mẫu đã điền", "enter a form that came back",
		),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			hint := ""
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				hint = a.translate(". ý bạn là %q?", ". did you mean %q?", near[0])
			}
			return usageError{errors.New(a.translate("không có lệnh %q%s", "there is no command %q%s", args[0], hint))}
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.HiddenDefaultCmd = true
	root.Version = built()
	root.SetVersionTemplate("{{.Version}}\n")
	root.Flags().Bool("version", false, a.translate("bản của chương trình: commit và giờ", "the program's version: commit and time"))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := root.PersistentFlags()
	flags.String("data", "data", a.translate("thư mục dữ liệu", "folder of the data"))
	flags.String("site", "site", a.translate("thư mục trang Hugo", "folder of the Hugo site"))
	flags.String("cache", ".cache", a.translate("nơi giữ biểu đồ đã vẽ; xóa lúc nào cũng được", "where drawn charts are kept; may be deleted at any time"))
	flags.String("themes", "themes", a.translate("thư mục giao diện", "folder of the themes"))
	flags.String("today", "", a.translate("ngày được coi là hôm nay, ví dụ 2026-11-22 (mặc định: SOURCE_DATE_EPOCH, rồi đồng hồ)", "day taken for today, as in 2026-11-22 (default: SOURCE_DATE_EPOCH, then the clock)"))
	flags.String("lang", a.lang, a.translate("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	root.AddCommand(a.check(), a.fix(), a.diff(), a.build(), a.serve(), a.new(), a.template(), a.enter(), a.schema())
	a.translateHelp(root)
	return root
}

// with hands a command its settings.
func (a *app) with(do func(context.Context, Settings, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		s, err := readSettings(cmd.Flags(), a.lang)
		if err != nil {
			return err
		}
		a.lang = s.Lang
		return do(cmd.Context(), s, args)
	}
}

// examples lays out pairs of command and meaning.
func (a *app) examples(rows ...string) string {
	var b strings.Builder
	for i := 0; i+2 < len(rows); i += 3 {
		fmt.Fprintf(&b, "  %-40s # %s\n", rows[i], diag.Text{VI: rows[i+1], EN: rows[i+2]}.In(a.lang))
	}
	return strings.TrimRight(b.String(), "\n")
}

// noArgs refuses arguments as wrong use.
func (a *app) noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{errors.New(a.translate("lệnh này không nhận %q", "this command takes no %q", args[0]))}
	}
	return nil
}

// translateHelp gives cobra's own words in the language of messages.
func (a *app) translateHelp(root *cobra.Command) {
	if a.lang != "vi" {
		return
	}
	words := strings.NewReplacer("Usage:", "Cách dùng:", "Examples:", "Ví dụ:", "Available Commands:", "Các lệnh:",
		"Global Flags:", "Tùy chọn chung:", "Flags:", "Tùy chọn:", "[flags]", "[tùy chọn]", "[command]", "[lệnh]",
		`Use "{{.CommandPath}} [lệnh] --help" for more information about a command.`, `Xem thêm: {{.CommandPath}} <lệnh> --help`,
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `Xem thêm: {{.CommandPath}} <lệnh> --help`)
	root.SetUsageTemplate(words.Replace(root.UsageTemplate()))
	root.InitDefaultHelpCmd()
	root.PersistentFlags().BoolP("help", "h", false, "trợ giúp")
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Short = "Trợ giúp về một lệnh"
		}
	}
}
