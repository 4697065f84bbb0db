// fold makes texts that a reader would call the same equal: case, marks and đ do not count. The program's own fold does the same.
export const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

// finder says whether a text has all the words of what a reader typed.
export const finder = (typed) => {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => fold(text).includes(word));
};
