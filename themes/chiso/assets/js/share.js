// The share button: what a phone offers for it, elsewhere the link is copied. All that a reader chose stands in the address, so the one
// who gets the link sees the same.
const phone = matchMedia('(pointer: coarse)').matches && navigator.share;

for (const button of document.querySelectorAll('[data-share]')) {
  if (!phone && !navigator.clipboard) { // nothing could be done
    button.hidden = true;
    continue;
  }
  const status = button.parentElement.querySelector('[role=status]');
  button.addEventListener('click', async () => {
    const url = location.href;
    status.textContent = '';
    try {
      if (phone) await navigator.share({ title: document.title, url });
      else await copy(url);
    } catch (error) {
      if (error.name !== 'AbortError') await copy(url).catch(() => {}); // who closed the sheet of the phone wants nothing
    }
  });
  const copy = async (url) => {
    await navigator.clipboard.writeText(url);
    status.textContent = button.dataset.done;
  };
}
