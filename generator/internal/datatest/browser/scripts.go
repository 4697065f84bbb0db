package browser

// Drawn says whether every chart in sight shows a picture that fits: one of its
// pictures is seen, holds shapes and words, and no word leaves it.
const Drawn = `(() => [...document.querySelectorAll('.chart')].filter((chart) => chart.offsetWidth).every((chart) => {
	const seen = [...chart.querySelectorAll('svg:not(.room)')].filter((svg) => svg.getBoundingClientRect().width > 200);
	if (seen.length !== 1 || seen[0].querySelectorAll('path, circle, rect').length < 3) return false;
	const box = seen[0].getBoundingClientRect();
	const words = [...seen[0].querySelectorAll('text')].filter((t) => t.textContent);
	return words.length > 1 && words.every((t) => {
		const r = t.getBoundingClientRect();
		return r.left >= box.left - 2 && r.right <= box.right + 2 && r.top >= box.top - 2 && r.bottom <= box.bottom + 2;
	});
}))()`

// Enliven reaches for every chart in sight and says whether all are alive.
const Enliven = `(() => {
	const charts = [...document.querySelectorAll('.chart')].filter((chart) => chart.offsetWidth);
	for (const chart of charts) chart.dispatchEvent(new PointerEvent('pointerenter'));
	return charts.every((chart) => chart.closest('.is-live'));
})()`

// Suggestions counts what the dialog of the search suggests.
const Suggestions = `document.querySelectorAll('dialog.search [role=option]').length`

// NoteShown says whether the explanation of one term is open.
const NoteShown = `document.querySelectorAll('.term-note:popover-open').length === 1 && document.querySelector('.term-note:popover-open').offsetHeight > 20`

// Query gives a parameter of the address of the page, null where it has none.
func Query(name string) string { return `new URLSearchParams(location.search).get('` + name + `')` }

// Shows says whether the chart in sight has a text.
func Shows(text string) string {
	return `[...document.querySelectorAll('.is-live .chart text')].some((t) => t.textContent.includes('` + text + `'))`
}
