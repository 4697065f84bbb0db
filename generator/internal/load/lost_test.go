package load

import "testing"

// TestLostLetters: what saving in an encoding without Vietnamese does to words is found
// at its place; questions and addresses are left alone.
func TestLostLetters(t *testing.T) {
	for _, c := range []struct {
		text, word string
		at         int
	}{
		{"Dân s? trung bình (Nghìn ngu?i)", "s?", 4},
		{"trung bình (Nghìn ngu?i)", "ngu?i", 18},
		{"c?a t?nh B?c Ninh", "c?a", 0},
		{"Hà N?i", "N?i", 3},
		{"HÀ N?I", "N?I", 3},
		{"?y ban nhân dân", "?y", 0},
		{"T? l? h? nghèo", "T?", 0},
		{"Dân s?", "s?", 4},
		{"Th?a Thiên Hu?", "Th?a", 0},
		{"(tri?u d?ng)", "tri?u", 1},
		{"?ồng Nai", "?ồng", 0},
		{"tỉnh ?ồng Nai", "?ồng", 5},
		{"(?ắk Lắk)", "?ắk", 1},
		{"Bộ số ??", "??", 6},
		{"?? số", "??", 0},
	} {
		switch got := LostLetters(c.text); {
		case got == nil:
			t.Errorf("%q: nothing is found, want %q", c.text, c.word)
		case got.Word != c.word || got.At != c.at:
			t.Errorf("%q: %q at %d, want %q at %d", c.text, got.Word, got.At, c.word, c.at)
		}
	}
	for _, text := range []string{
		"", "?", "???", "(?)", "Ai?Ở đâu", "Bộ dữ liệu này nói gì, của ai, về ai?", "Số liệu lấy từ đâu, đến năm nào?", "Có bao nhiêu? theo năm", "Is it ready? yes or no", "How many?",
		"Why? Because.", "Who is he?", "Is it vitamin C?", "plan B?", "https://example.org/?a=b", "https://example.org/a?b", "xem www.example.org/x?y", "/search?q=hà", "Quoi ? Rien.", "¿Qué?",
		"A? B?", "“Có?”, ông hỏi", "what?!", "really??", "Vì sao??", "Vì sao?", "Vì sao ?", "?", "Là gì? (?)", "?what", "xem ?lang=vi", "12?", "2019 (?)",
	} {
		if got := LostLetters(text); got != nil {
			t.Errorf("%q: found %q at %d", text, got.Word, got.At)
		}
	}
}
