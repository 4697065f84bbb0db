// What the scripts of a page take for granted of its document: the theme's templates hold the elements and the data-* attributes that its
// scripts look for, and a test in a browser fails where they do not. So a lookup gives an element of HTML, not "an element or nothing";
// where there may be none, the script says so: /** @type {HTMLElement | null} */.

interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K];
  querySelector<E extends Element = HTMLElement>(selectors: string): E;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<E extends Element = HTMLElement>(selectors: string): E;
}

interface HTMLElement {
  readonly dataset: Record<string, string>;
  readonly parentElement: HTMLElement;
}

// The named controls of the theme's forms.
interface HTMLFormControlsCollection {
  readonly back: HTMLButtonElement;
  readonly borders: HTMLSelectElement;
  readonly compare: HTMLSelectElement;
  readonly from: HTMLSelectElement;
  readonly period: HTMLInputElement | HTMLSelectElement; // a slider over a chart, a list over a ranking
  readonly place: HTMLSelectElement;
  readonly q: HTMLInputElement;
  readonly region: HTMLSelectElement;
  readonly skip: HTMLButtonElement;
  readonly to: HTMLSelectElement;
  readonly view: RadioNodeList & Iterable<HTMLInputElement>;
  readonly year: HTMLSelectElement;
}

interface Window {
  trustedTypes?: {
    defaultPolicy: unknown;
    createPolicy(name: string, rules: Record<string, (text: string) => string | null>): unknown;
  };
}
declare const trustedTypes: NonNullable<Window['trustedTypes']>;
