package validate

import (
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

func provinces() []dataset.Code {
	label := func(code, vi, en, parent string, others ...string) dataset.Code {
		return dataset.Code{Code: code, Label: dataset.Text{"vi": vi, "en": en}, Parent: parent, OtherNames: others}
	}
	return []dataset.Code{
		label("01", "Hà Nội", "Ha Noi", "delta", "HN"), label("19", "Thái Nguyên", "Thai Nguyen", "north"), label("35", "Hà Nam", "Ha Nam", "delta"),
		label("40", "Nghệ An", "Nghe An", "north"), label("17", "Hòa Bình", "Hoa Binh", "north"), label("48", "Đà Nẵng", "Da Nang", "coast", "ĐN"),
		label("75", "Đồng Nai", "Dong Nai", "coast"), label("52", "Gia Lai", "Gia Lai", "coast"), label("62", "Kon Tum", "Kon Tum", "coast"),
		label("79", "Thành phố Hồ Chí Minh", "Ho Chi Minh City", "coast", "TP.HCM", "HCM", "Sài Gòn"), label("66", "Đắk Lắk", "Dak Lak", "coast", "Đắc Lắc"),
	}
}

// TestExactNames: a code or a name in full means one member; a typo, or what several
// members are called, means none.
func TestExactNames(t *testing.T) {
	names := NewNames(provinces())
	for word, want := range map[string]string{
		"Nghệ An": "40", "nghệ an": "40", "Nghe An": "40", "NGHE AN": "40", "Tỉnh Nghệ An": "40", "Tinh Nghe An": "40", "Nghe An province": "40", "Nghê An": "", "Nghe Am": "",
		"Hoà Bình": "17", "Hòa Bình": "17", "TP.HCM": "79", "HCM": "79", "TPHCM": "79", "TP HCM": "79", "Tp. HCM": "79", "Sài Gòn": "79", "Thành phố Hồ Chí Minh": "79", "Hồ Chí Minh": "79", "Ho Chi Minh": "79", "Ho Chi Minh City": "79",
		"TP. Hà Nội": "01", "Ha Noi City": "01", "ĐN": "", "HN": "", "Đắc Lắc": "66", "Đak Lak": "",
		"1": "01", "1.0": "01", "01.0": "", "7": "", "01": "", "99": "", "Hà Tây": "", "Hà Nam Ninh": "", "Hà Nam cũ": "", "Đà Nẵng; Hà Nội": "", "": "", "Tỉnh": "",
		strings.Repeat("Nghệ An ", 200_000): "",
	} {
		if got, found := names.Exact(word); got.Code != want || found != (want != "") && want == "" {
			t.Errorf("%.40q means %q, want %q", word, got.Code, want)
		}
	}
}

// TestMeant: the hint for words that stand where a code should: the code that was
// meant, where the row belongs, or nothing where no name is near.
func TestMeant(t *testing.T) {
	label := func(code, vi, en string) dataset.Code {
		return dataset.Code{Code: code, Label: dataset.Text{"vi": vi, "en": en}, ISO3166: code[:2]}
	}
	list := func(name, parent string, places bool, codes ...dataset.Code) *dataset.CodeList {
		l := dataset.NewCodeList(name, nil, nil, parent, codes)
		l.Places = places
		return l
	}
	c := newCodeChecker(newEngine(&dataset.Catalog{Languages: []string{"vi", "en"}, CodeLists: map[string]*dataset.CodeList{}}, ""))
	for _, l := range []*dataset.CodeList{
		list("provinces", "regions", true, provinces()...),
		list("regions", "", false, label("highlands", "Tây Nguyên", "Central Highlands"), label("old-coast", "Ven biển", "Coast"), label("coast", "Ven biển", "Coast"), label("east", "Phía đông", "East"), label("old-east", "Phía đông", "East")),
		list("countries", "", true, label("VNM", "Việt Nam", "Viet Nam"), label("SGP", "Singapore", "Singapore"), label("CYP", "Síp", "Cyprus")),
		list("topics", "", false, label("economy", "Kinh tế", "Economy")),
	} {
		c.catalog.CodeLists[l.Name] = l
	}
	const none, total, source, note = "see data", "this is a total", "this is the source", "this is a note"
	for list, cases := range map[string]map[string]string{
		"provinces": {
			"Tây Nguyên": `"Tây Nguyên" is code "highlands" of code list "regions"`, "Vùng Tây Nguyên": `is code "highlands" of`, "Ven biển": `is code "coast" of`, "Phía đông": `is code "east" or "old-east" of`,
			"Việt Nam": `is code "VNM" of code list "countries"`, "VNM": `is code "VNM" of`, "Cả nước": total, "CẢ NƯỚC": total, "Toàn quốc": total, "Tổng số": total, "Total": total,
			"Nguồn: Tổng cục Thống kê": source, "Source: GSO": source, "(*) Số sơ bộ": note, "Ghi chú: theo giá 2010": note, "* Số sơ bộ": note, "¹ Ước": note,
			"Hà Tây": none, "Tỉnh Hà Tây": none, "Hà Nam Ninh": none, "Gia Lai - Kon Tum": none, "Hà Bắc": none, "Kinh tế": none, "99": none,
			"TP.HCM": `did you mean "79"`, "TPHCM": `did you mean "79"`, "ĐN": `did you mean "48"`, "Nghê An": `did you mean "40"`, "Nghệ Ann": `did you mean "40"`, "Thai Nguyne": `did you mean "19"`,
			"Thái Ngyên": `did you mean "19"`, "Thành phố Hà Nội (mở rộng)": `did you mean "01"`, "tỉnh dak lak cũ": `did you mean "66"`, "1": `did you mean "01"`,
		},
		"countries": {"SGX": none, "SIP": `did you mean "CYP"`, "SGR": none, "SPG": `did you mean "SGP"`, "Singapor": `did you mean "SGP"`, "Nghệ An": `is code "40" of code list "provinces"`},
	} {
		for word, want := range cases {
			if got := c.suggest(c.catalog.CodeLists[list], word, true).EN; !strings.Contains(got, want) {
				t.Errorf("of %q in %s is said %q, want %q", word, list, got, want)
			}
		}
	}
	// a code that does not say what a row is about gets no hint on rows
	for _, word := range []string{"Cả nước", "Nguồn: GSO", "Tây Nguyên"} {
		if got := c.suggest(c.catalog.CodeLists["provinces"], word, false); got != diag.T("xem data/code-lists/provinces.csv", "see data/code-lists/provinces.csv") {
			t.Errorf("of %q is said %q", word, got.EN)
		}
	}
}
