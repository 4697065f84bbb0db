// dropdown makes a <details> with a search in it the list of a form: it closes on Escape and when a reader presses elsewhere, and Enter
// sends nothing.
/** @type {(details: HTMLDetailsElement) => void} */
export function dropdown(details) {
  details.querySelector('input[type=search]').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary').focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!details.contains(/** @type {Node} */ (event.target))) details.open = false;
  });
}
