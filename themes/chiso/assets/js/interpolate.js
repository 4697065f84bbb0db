// interpolate puts words into a sentence: {name} is replaced by that of words.
/** @type {(sentence: string, words: Record<string, string | number>) => string} */
export const interpolate = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(words[name]));
