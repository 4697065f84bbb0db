// The share button: what a phone offers for it, elsewhere the link is copied. All that a reader chose stands in the address, so the one
// who gets the link sees the same.
const phone = matchMedia('(pointer: coarse)').matches && 'share' in navigator;

// share makes a button send an address, that of the page if no other is given; the status after it says that it was copied.
/** @type {(button: HTMLElement, address?: () => string) => void} */
export function share(button, address = () => location.href) {
  if (!phone && !navigator.clipboard) {
    // nothing could be done
    button.hidden = true;
    return;
  }
  const status = button.parentElement.querySelector('[role=status]');
  /** @type {(url: string) => Promise<void>} */
  const copy = async (url) => {
    await navigator.clipboard.writeText(url);
    status.textContent = button.dataset.done;
  };
  button.addEventListener('click', async () => {
    const url = address();
    status.textContent = '';
    try {
      if (phone) await navigator.share({ title: document.title, url });
      else await copy(url);
    } catch (error) {
      if (/** @type {DOMException} */ (error).name !== 'AbortError') await copy(url).catch(() => {}); // who closed the sheet of the phone wants nothing
    }
  });
}

for (const button of document.querySelectorAll('.share [data-share]')) share(button);
