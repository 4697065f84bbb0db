package form

import "testing"

// FuzzRead: whatever somebody sends, it is read or refused, and nothing is read that
// has no place in the form.
func FuzzRead(f *testing.F) {
	t := &testing.T{}
	form := made(t)
	place, _ := form.list.Find("01")
	f.Add(form.CSV(place))
	f.Add([]byte("Biểu mẫu;Mã nơi;Nơi báo cáo;Mã chỉ số;Chỉ số;Năm;Giá trị;Tình trạng;Số ký hiệu báo cáo;Ngày báo cáo\nkpi;1;Hà Nội;kpi_count;\"Sản phẩm, dịch vụ\";2025;1.200,0;;12/BC;1/1/2026\n"))
	f.Add([]byte("\xff\xfea\x00;\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		filled, problems := Read([]*Form{form}, "f", data, "2026-11-22")
		if filled == nil && problems.Errors() == 0 {
			t.Fatal("neither read nor refused")
		}
		if filled == nil {
			return
		}
		for _, figure := range filled.Figures {
			field, i := form.measure(figure.Indicator)
			if i == nil || figure.Value == "" || field.Type == "" || figure.Period.Before(form.From) || figure.Period.After(form.To) || !form.list.Has(figure.Place.Code) || figure.Report.Number == "" || figure.Report.Date == "" {
				t.Fatalf("%+v", figure)
			}
		}
	})
}
