// fold makes texts that a reader would call the same equal: case, marks, full width and đ do not count. Package fuzzy of the program
// does the same, and both are held to test/cases.json; it also drops the space around a text, which whoever calls this does where it matters.
/** @type {(text: string) => string} */
export const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðıßςłøæœ]/g, (letter) => undecomposed[letter]);

// undecomposed are letters that Unicode does not take apart into a base letter and a mark, or that have more than two case forms.
/** @type {Record<string, string>} */
const undecomposed = { đ: 'd', ð: 'd', ı: 'i', ß: 'ss', ς: 'σ', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe' };

// matcher says whether a text has all the words of what a reader typed. Folded: the text has been folded already, by who asks often.
/** @type {(typed: string, folded?: boolean) => (text: string) => boolean} */
export const matcher = (typed, folded = false) => {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => {
    const of = folded ? text : fold(text);
    return words.every((word) => of.includes(word));
  };
};
