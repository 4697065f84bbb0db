// A chart that lives: it takes the place of the picture drawn at build time when a reader reaches for it. The look is that of look.js.
// The parts are imported one by one: Hugo's mounts do not see the library's "sideEffects" list, so its collective
// modules (echarts/charts …) would bring in everything.
import { init } from 'echarts/lib/core/echarts';
import { use } from 'echarts/lib/extension';
import { install as bars } from 'echarts/lib/chart/bar/install';
import { install as lines } from 'echarts/lib/chart/line/install';
import { install as radars } from 'echarts/lib/chart/radar/install';
import { install as grid } from 'echarts/lib/component/grid/install';
import { install as markLines } from 'echarts/lib/component/marker/installMarkLine';
import { install as radarAxes } from 'echarts/lib/component/radar/install';
import { install as tooltips } from 'echarts/lib/component/tooltip/install';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer';
import { formatter, look, one } from './look.js';

use([bars, lines, radars, grid, markLines, radarAxes, tooltips, svg]);

const ruler = document.createElement('canvas').getContext('2d');

// draw turns one figure of the page into a living chart.
export function draw(figure) {
  const option = JSON.parse(figure.querySelector('script.option').textContent);
  const meta = JSON.parse(figure.querySelector('script.meta').textContent);
  if (meta.kind === 'radar') for (const d of one(option.series).data) if (d.name === 'median') d.name = figure.dataset.median;
  const box = figure.querySelector('.chart');
  box.style.height = `${box.clientHeight}px`; // that of the picture, so that nothing jumps; through CSSOM, which the policy allows
  box.replaceChildren();
  const chart = init(box, null, { renderer: 'svg' });
  const font = getComputedStyle(box).fontFamily;
  const view = {
    option, meta, font, chosen: '', format: formatter(meta), calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
    measure: (text, weight, size) => { ruler.font = `${weight} ${size}px ${font}`; return ruler.measureText(text).width; },
  };
  const paint = () => {
    [view.width, view.height] = [box.clientWidth, box.clientHeight];
    chart.setOption(look(view), { notMerge: true });
    view.label?.(chart);
  };
  const choose = chooser(figure, view, paint);
  paint();
  choose?.();
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    chart.resize();
    paint();
  }).observe(box);
}

// chooser fills the list of places, and keeps the address, the list, the chart and the table in step.
function chooser(figure, view, paint) {
  const form = figure.querySelector('form.chooser');
  if (!form || !view.meta.places?.length) return;
  const { place } = form.elements;
  const output = form.querySelector('output');
  const show = () => {
    view.chosen = place.value;
    const known = view.option.series.filter((s) => s.id.split('~')[0] === place.value).flatMap((s) => s.data).filter((d) => Number.isFinite(d[1]));
    output.textContent = known.slice(-2).reverse().map(([year, value]) => `${year}: ${view.format(value)}`).join(' · ');
    for (const cell of document.querySelectorAll('[data-place]')) cell.classList.toggle('is-chosen', cell.dataset.place === place.value);
  };
  const read = () => {
    place.value = new URLSearchParams(location.search).get('place') ?? '';
    if (place.selectedIndex < 0) place.value = ''; // a code this chart does not know
    show();
  };
  const change = () => {
    const query = new URLSearchParams(location.search);
    if (place.value) query.set('place', place.value); else query.delete('place');
    history.pushState(null, '', (query.size ? `?${query}` : location.pathname) + location.hash);
    show();
    paint();
  };
  place.addEventListener('change', change);
  addEventListener('popstate', () => { read(); paint(); });
  form.addEventListener('submit', (event) => event.preventDefault());
  const picked = place.value; // before this came alive
  read();
  return () => { if (picked && picked !== place.value) { place.value = picked; change(); } };
}
