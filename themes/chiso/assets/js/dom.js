// createElement gives an element with properties and what stands in it: texts and other elements.
/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {Partial<HTMLElementTagNameMap[K]>} properties @param {(string | Node)[]} children @returns {HTMLElementTagNameMap[K]} */
export const createElement = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
