package cli

import (
	"context"

	"github.com/spf13/cobra"

	"chiso/generator/internal/schema"
)

func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: a.translate("In khuôn mẫu của tệp mô tả cho trình soạn thảo", "Print the schema of descriptors for editors"),
		Long: a.translate(`In ra JSON Schema của datapackage.yaml. Trình soạn thảo dùng nó để gợi ý và gạch chân chỗ sai khi đang gõ.
Chạy lại sau khi sửa mã của chương trình; sửa dữ liệu thì không cần.`,
			`Prints the JSON Schema of datapackage.yaml, by which editors complete and underline while people type.
To be run again after a change to the program; a change to the data needs no new one.`),
		Example: a.examples(
			"go run ./generator schema > data/datapackage.schema.json", "ghi lại tệp", "write the file anew",
		),
		Args: a.noArgs,
		RunE: a.with(func(_ context.Context, s Settings, _ []string) error {
			text, err := schema.Of(s.Languages)
			if err != nil {
				return err
			}
			_, err = a.out.Write(text)
			return err
		}),
	}
}
