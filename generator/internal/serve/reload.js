// Loads the page again when it has been built anew.
const events = new EventSource('/__chiso/events?page=' + encodeURIComponent(location.pathname));
events.addEventListener('changed', () => location.reload());
addEventListener('pagehide', () => events.close());
