// fill puts words into a sentence: {name} is replaced by that of words.
export const fill = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (_, name) => words[name]);
