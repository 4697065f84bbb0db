package validate

import "chiso/generator/internal/diag"

// Rule is one kind of problem. Names follow frictionless where it has one.
type Rule struct {
	Name  string
	About diag.Text
}

// Rules is the list of all there are, in the order in which they are met: the
// file, the table, the descriptor, the values, the charts.
var Rules = []Rule{
	{"missing-file", diag.T("tệp được nêu tên phải tồn tại", "a file that is named must be there")},
	{"unlisted-file", diag.T("mọi tệp CSV phải được nêu trong tệp mô tả", "the descriptor names every CSV file")},
	{"path", diag.T("đường dẫn không ra ngoài thư mục của bộ dữ liệu", "a path stays in the folder of its package")},
	{"empty-file", diag.T("tệp không được trống", "a file is not empty")},
	{"encoding", diag.T("tệp dùng bảng mã UTF-8", "a file is UTF-8")},
	{"bom", diag.T("tệp không bắt đầu bằng BOM", "a file has no byte order mark")},
	{"nfc", diag.T("chữ có dấu ở dạng dựng sẵn", "accented letters are composed")},
	{"stray-space", diag.T("ô không có dấu cách thừa", "a cell has no stray space")},
	{"invisible-character", diag.T("không có ký tự không nhìn thấy", "there is no character that nobody sees")},
	{"lookalike", diag.T("không có chữ trông giống chữ khác", "no letter stands in for one that looks like it")},
	{"legacy-encoding", diag.T("chữ Việt không ở bảng mã TCVN3, VNI", "Vietnamese is not in TCVN3 or VNI")},
	{"separator", diag.T("các cột cách nhau bằng dấu phẩy", "columns are separated by commas")},
	{"unclosed-quote", diag.T("dấu nháy được đóng trong dòng", "a quote is closed on its line")},
	{"quote", diag.T("dấu nháy đặt quanh cả ô", "quotes go around the whole cell")},
	{"blank-label", diag.T("cột nào cũng có tên", "every column has a name")},
	{"duplicate-label", diag.T("tên cột không trùng nhau", "column names differ")},
	{"missing-label", diag.T("đủ các cột của schema", "every column of the schema is there")},
	{"extra-label", diag.T("không có cột ngoài schema", "no column is outside the schema")},
	{"blank-row", diag.T("không có dòng trống", "no row is blank")},
	{"extra-cell", diag.T("dòng không dài hơn tiêu đề", "no row is longer than the header")},
	{"missing-cell", diag.T("dòng không ngắn hơn tiêu đề", "no row is shorter than the header")},
	{"yaml-syntax", diag.T("tệp mô tả là YAML đúng", "the descriptor is YAML")},
	{"descriptor-shape", diag.T("khóa có đúng kiểu", "a key holds the right shape")},
	{"unknown-key", diag.T("không có khóa lạ", "no key is unknown")},
	{"duplicate-key", diag.T("khóa không trùng nhau", "no key is given twice")},
	{"required-key", diag.T("đủ các khóa bắt buộc", "required keys are there")},
	{"missing-translation", diag.T("nội dung nào cũng có đủ các ngôn ngữ", "every text is there in every language")},
	{"allowed-value", diag.T("khóa có giá trị được phép", "a key holds an allowed value")},
	{"name", diag.T("tên viết đúng cách và không trùng", "names are well formed and unique")},
	{"reference", diag.T("tên được nhắc đến phải tồn tại", "a name that is used exists")},
	{"field", diag.T("cột là chiều, thuộc tính, chữ hoặc chỉ số", "a column is a dimension, an attribute, a text or an indicator")},
	{"type", diag.T("ô có đúng kiểu", "a cell has its column's type")},
	{"required", diag.T("ô bắt buộc không được trống", "a required cell is not blank")},
	{"unique", diag.T("giá trị không trùng trong cột", "values differ within the column")},
	{"minimum", diag.T("số không nhỏ hơn mức cho phép", "no number is below the minimum")},
	{"maximum", diag.T("số không lớn hơn mức cho phép", "no number is above the maximum")},
	{"enum", diag.T("giá trị nằm trong danh sách", "a value is one of the list")},
	{"pattern", diag.T("giá trị đúng khuôn mẫu", "a value fits the pattern")},
	{"primary-key", diag.T("khóa chính không trùng", "no key is given twice")},
	{"foreign-key", diag.T("mã có trong danh mục", "a code is in its list")},
	{"layout", diag.T("mã nào cũng có ô trên bản đồ ô", "every code has its tile on the tile map")},
	{"validity", diag.T("mã chỉ dùng trong thời gian có hiệu lực", "a code is used only while it is valid")},
	{"parts", diag.T("tổng khớp với các phần", "a total agrees with its parts")},
	{"rank-order", diag.T("thứ hạng khớp với điểm", "ranks agree with scores")},
	{"jump", diag.T("giá trị không nhảy vọt bất thường", "a value does not jump beyond what its series has done")},
	{"accept", diag.T("cảnh báo được chấp nhận phải có thật", "an accepted warning is there")},
	{"license-years", diag.T("mọi năm có số liệu đều có giấy phép", "a licence covers every year with figures")},
	{"derive", diag.T("công thức tính được", "a formula can be computed")},
	{"rank", diag.T("thứ hạng nằm trong số nơi được xếp hạng", "a rank is within the count of those ranked")},
	{"ranked-of", diag.T("mỗi năm một số nơi được xếp hạng", "a year has one count of those ranked")},
	{"chart-kind", diag.T("loại biểu đồ phải tồn tại", "the kind of chart exists")},
	{"chart-name", diag.T("trang viết tay chỉ gọi biểu đồ đã khai", "a hand-written page names a chart that is declared")},
	{"chart-data", diag.T("dữ liệu đủ cho biểu đồ", "the data can carry the chart")},
}
