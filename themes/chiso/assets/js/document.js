// page fetches a page of ours, or a piece of one, which hosts have for plain text. The browser itself makes elements of the answer: the
// policy lets no script make them of text. It fails also when the host has no such file.
/** @type {(address: string) => Promise<Document>} */
export const page = (address) =>
  new Promise((done, fail) => {
    const request = Object.assign(new XMLHttpRequest(), {
      onerror: fail,
      onload: () => (request.status === 200 && request.response ? done(request.response) : fail()),
    });
    request.open('GET', address);
    request.responseType = 'document';
    request.overrideMimeType('text/html; charset=utf-8');
    request.send();
  });
