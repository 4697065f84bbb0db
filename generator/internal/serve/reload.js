// Loads the page again when the site has been built anew.
const events = new EventSource('/__chiso/events');
events.addEventListener('changed', () => location.reload());
addEventListener('pagehide', () => events.close());
