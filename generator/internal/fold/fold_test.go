package fold

import "testing"

func TestFold(t *testing.T) {
	for _, s := range []string{"Đắk Lắk", "Đắk Lắk", "dak lak", "ĐẮK LẮK", " Dak Lak "} {
		if got := Fold(s); got != "dak lak" {
			t.Errorf("%q folds to %q", s, got)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"Hà Nội", "Hà Nam", "Hải Phòng", "Đắk Lắk", "Đắk Nông"}
	for typed, want := range map[string]string{
		"Ha Noi": "Hà Nội", "ha nam": "Hà Nam", "Đăk Lăk": "Đắk Lắk", "Haiphong": "Hải Phòng", "Paris": "", "": "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("%q is nearest to %q, want %q", typed, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	names := []string{"Hà Nội", "Huế", "Thừa Thiên Huế", "Đắk Lắk"}
	for typed, want := range map[string]string{
		"TP. Hà Nội": "Hà Nội", "tỉnh dak lak (cũ)": "Đắk Lắk", "Thành phố Huế": "Huế", "Tỉnh Thừa Thiên – Huế": "Thừa Thiên Huế", "Huếch": "", "": "",
	} {
		if got := Within(typed, names); got != want {
			t.Errorf("within %q is %q, want %q", typed, got, want)
		}
	}
}
