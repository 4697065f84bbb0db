package export

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// coreProps is the part of a workbook that holds its title, author and dates.
const coreProps = "docProps/core.xml"

// SetProps writes a workbook's title, author and dates.
//
// excelize always writes the element lastModifiedBy, empty when nobody is named, and in
// the default namespace instead of with the prefix cp that other programs write. ExcelJS
// knows elements by their prefix and refuses the whole workbook (exceljs#2603). The
// element is optional (ECMA-376, part 2, annex C.2), so an empty one is left out.
func SetProps(file *excelize.File, props excelize.DocProperties) error {
	if err := file.SetDocProps(&props); err != nil {
		return err
	}
	if err := file.SetAppProps(&excelize.AppProperties{Application: "chiso"}); err != nil {
		return err
	}
	if part, there := file.Pkg.Load(coreProps); there {
		file.Pkg.Store(coreProps, bytes.ReplaceAll(part.([]byte), []byte("<lastModifiedBy></lastModifiedBy>"), nil))
	}
	return nil
}
