// Words that explain themselves: the note beside a term (package annotate puts it there) shows while a reader points at the term,
// reaches it by keyboard or taps it. It stays while the pointer is on it, and Escape closes it. Where this does not run, a term
// is a link to the glossary.

const wait = 200; // milliseconds before a note shows and before it goes, so that the pointer may pass over and get into it
const room = 12; // pixels to the edge of the screen

/** @type {HTMLElement | null} */
let open = null; // the term whose note shows
let timer = 0;

/** @type {(term: HTMLElement) => HTMLElement} */
const noteOf = (term) => /** @type {HTMLElement} */ (term.nextElementSibling);

function hide() {
  clearTimeout(timer);
  if (!open) return;
  open.classList.remove('is-open');
  noteOf(open).hidePopover();
  open = null;
}

/** @type {(term: HTMLElement) => void} */
function show(term) {
  clearTimeout(timer);
  if (open === term) return;
  hide();
  const note = noteOf(term);
  note.showPopover();
  term.classList.add('is-open');
  open = term;
  // Under the line on which the term begins, above it where there is no room; it scrolls with the page.
  const at = term.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = note;
  const screen = document.documentElement;
  const above = at.bottom + height + room > screen.clientHeight && at.top - height > 0;
  note.style.left = `${scrollX + Math.max(room, Math.min(at.left, screen.clientWidth - width - room))}px`;
  note.style.top = `${scrollY + (above ? at.top - height - 2 : at.bottom + 2)}px`;
}

/** @type {(action: () => void) => void} */
const later = (action) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

/** @type {(term: HTMLElement) => void} */
function explain(term) {
  const note = noteOf(term);
  let touched = false; // by the press that a click follows: a tap shows the note, a click with a mouse follows the link
  term.addEventListener('pointerdown', (event) => {
    touched = event.pointerType !== 'mouse';
  });
  term.addEventListener('click', (event) => {
    if (!touched || open === term) return; // a second tap follows the link
    event.preventDefault();
    show(term);
  });
  term.addEventListener('focus', () => {
    if (!touched && term.matches(':focus-visible')) show(term);
  });
  for (const element of [term, note]) {
    element.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') later(() => show(term));
    });
    element.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse' && open !== null) later(hide);
      else if (event.pointerType === 'mouse') clearTimeout(timer);
    });
    element.addEventListener('focusout', (event) => {
      if (![term, ...note.querySelectorAll('a')].includes(/** @type {HTMLElement} */ (event.relatedTarget))) later(hide);
    });
    element.addEventListener('focusin', () => {
      if (open === term) clearTimeout(timer);
    });
  }
}

// terms makes all terms of the page explain themselves.
export function terms() {
  const all = document.querySelectorAll('.term');
  if (!all.length || !HTMLElement.prototype.showPopover) return;
  for (const term of all) explain(term);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  addEventListener('pointerdown', (event) => {
    if (open && event.target !== open && !noteOf(open).contains(/** @type {Node} */ (event.target))) hide();
  });
}
