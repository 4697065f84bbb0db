package collation

import (
	"slices"
	"testing"
)

func TestInitial(t *testing.T) {
	for _, c := range []struct{ lang, word, want string }{
		{"vi", "án", "A"}, {"vi", "ấn phẩm", "Â"}, {"vi", "ặ", "Ă"}, {"vi", "đổi mới", "Đ"}, {"vi", "Dữ liệu", "D"}, {"vi", "ước tính", "Ư"}, {"vi", "Ồn", "Ô"}, {"vi", "ý", "Y"},
		{"fr", "État", "E"}, {"en", "innovation", "I"}, {"en", "5G", "5"}, {"vi", "", ""},
	} {
		if got := Initial(c.lang, c.word); got != c.want {
			t.Errorf("Initial(%s, %q) = %q, want %q", c.lang, c.word, got, c.want)
		}
	}
}

func TestSort(t *testing.T) {
	words := []string{"đổi mới", "ước tính", "dữ liệu", "Ân", "an", "ăn", "điểm", "uy tín"}
	Sort("vi", words, func(s string) string { return s })
	if want := []string{"an", "ăn", "Ân", "dữ liệu", "điểm", "đổi mới", "uy tín", "ước tính"}; !slices.Equal(words, want) {
		t.Errorf("%q, want %q", words, want)
	}
}
