// fold makes texts that a reader would call the same equal: case, marks and đ do not count. The program's own fold does the same.
export const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

// finder says whether a text has all the words of what a reader typed. Folded: the text has been folded already, by who asks often.
export const finder = (typed, folded = false) => {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => { const of = folded ? text : fold(text); return words.every((word) => of.includes(word)); };
};
