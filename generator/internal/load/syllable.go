package load

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isSyllable says whether a word could be a Vietnamese syllable: an initial, a rime
// and at most one tone. Signs that turn into one by a table of an old encoding are no
// accident.
func isSyllable(word string) bool {
	var plain strings.Builder
	tones := 0
	tone := rune(0)
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
			tones++
			tone = r
			continue
		}
		plain.WriteRune(r)
	}
	if tones > 1 {
		return false
	}
	letters := norm.NFC.String(plain.String())
	for n := 0; n <= min(len("ngh"), len(letters)); n++ {
		if !initials[letters[:n]] || !rimes[letters[n:]] {
			continue
		}
		stopped := strings.HasSuffix(letters, "c") || strings.HasSuffix(letters, "p") || strings.HasSuffix(letters, "t") || strings.HasSuffix(letters, "k") || strings.HasSuffix(letters, "ch")
		if !stopped || tone == '\u0301' || tone == '\u0323' { // no other tone can be spoken before a stop
			return true
		}
	}
	return false
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

var initials = func() map[string]bool {
	set := setOf("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
	set[""] = true
	return set
}()

var rimes = setOf(`
	a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
	e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
	o oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
	ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
	u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu
	ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêt yêu`)

// vietnameseOnly says whether a letter stands in no alphabet but the Vietnamese.
func vietnameseOnly(r rune) bool {
	return strings.ContainsRune("ăđĩũơư", unicode.ToLower(r)) || r >= '\u1ea0' && r <= '\u1ef9'
}
