// On a page that has moved: what a reader chose stands in the address and goes along. Ranks once had pages of their own, whose views
// are now beside those of their scores, see package page, chart_box.go.
const canonical = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=canonical]'));
const to = new URL(canonical.href);
const query = new URLSearchParams(location.search);
const view = query.get('view');
const ofRanks = location.pathname.includes('/indicators/');
if (view && view !== 'table' && ofRanks) query.set('view', `rank-${view}`);
to.search = query.toString();
to.hash = location.hash || (view === 'table' && ofRanks ? 'ranks-table' : '');
location.replace(to);
