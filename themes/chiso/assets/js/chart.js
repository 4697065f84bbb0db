// A chart that lives: it takes the place of the picture drawn at build time when a reader reaches for it. The look is that of
// look/. The library's parts are imported one by one: Hugo's mounts do not see its "sideEffects" list, so its collective modules
// (echarts/charts …) would bring in everything.
import { init } from 'echarts/lib/core/echarts';
import { use } from 'echarts/lib/extension';
import { install as bars } from 'echarts/lib/chart/bar/install';
import { install as custom } from 'echarts/lib/chart/custom/install';
import { install as lines } from 'echarts/lib/chart/line/install';
import { install as radars } from 'echarts/lib/chart/radar/install';
import { install as scatters } from 'echarts/lib/chart/scatter/install';
import { install as graphic } from 'echarts/lib/component/graphic/install';
import { install as grid } from 'echarts/lib/component/grid/install';
import { install as markLines } from 'echarts/lib/component/marker/installMarkLine';
import { install as radarAxes } from 'echarts/lib/component/radar/install';
import { install as titles } from 'echarts/lib/component/title/install';
import { install as tooltips } from 'echarts/lib/component/tooltip/install';
import { installLabelLayout as labels } from 'echarts/lib/label/installLabelLayout';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer';
import { keys } from './keys.js';
import { formatter, SIZE } from './look/common.js';
import { height, look } from './look/index.js';
import { take } from './take.js';

use([bars, custom, lines, radars, scatters, graphic, grid, markLines, radarAxes, titles, tooltips, labels, svg]);

const ruler = document.createElement('canvas').getContext('2d');

// draw fetches the data of a figure and turns its picture into a living chart: {update, say, take}.
export async function draw(figure, state) {
  const answer = await fetch(figure.dataset.source);
  if (!answer.ok) throw new Error(`${figure.dataset.source}: ${answer.status}`);
  const data = await answer.json();
  const box = figure.querySelector('.chart');
  const font = getComputedStyle(box).fontFamily.replaceAll('"', "'"); // the library writes it into attributes as it is
  const view = {
    font, state, calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
    measure: (text, weight, size = SIZE) => { ruler.font = `${weight} ${size}px ${font}`; return ruler.measureText(text).width; },
  };
  const stage = document.createElement('div');
  stage.role = 'img';
  const described = [...box.querySelectorAll('title, desc')].slice(0, 2).map((e) => e.textContent).join('. ');
  stage.ariaLabel = described;
  let chart, scale = 1; // the picture is as wide as its box allows, so its height differs a little from the look's
  const paint = () => {
    const frame = data.frames.find((f) => f.year === view.state.year) ?? data.frames[data.start];
    view.option = frame.option;
    view.meta = { ...data.meta, year: frame.year };
    view.width = box.clientWidth;
    if (!view.width) return; // in a view that is not shown; it is painted when it is
    const framed = document.documentElement.matches('.embed') && box.clientHeight; // there the frame says how high
    let exact; // with the fraction of a pixel that the picture has
    if (!chart && !framed) {
      exact = box.getBoundingClientRect().height;
      scale = view.option === data.frames[data.start].option && exact ? exact / height(view) : 1; // so that nothing jumps
      if (scale < 0.8 || scale > 1.6) [scale, exact] = [1, undefined]; // a state from the address shows more or fewer rows than the picture
    }
    view.height = framed ? height(view, framed) : Math.round(height(view) * scale);
    if (!chart) box.replaceChildren(stage);
    stage.style.height = `${exact ?? view.height}px`; // through CSSOM, which the policy allows
    view.chart = chart ??= init(stage, null, { renderer: 'svg' });
    chart.resize({ width: view.width, height: view.height });
    chart.setOption(look(view), { notMerge: true });
  };
  paint();
  keys(box, figure.querySelector('.said'), () => chart);
  box.setAttribute('aria-describedby', figure.querySelector('.hint').id);
  const size = () => document.documentElement.matches('.embed') ? `${box.clientWidth} ${box.clientHeight}` : box.clientWidth;
  let painted = size();
  new ResizeObserver(() => {
    if (size() === painted || !box.clientWidth) return;
    painted = size();
    paint();
  }).observe(box);
  return {
    update(next) {
      if (view.state === next && chart) return;
      view.state = next;
      paint();
      stage.ariaLabel = `${described} ${say(view)}`;
    },
    say: () => say(view),
    take: (format) => take(format, figure, view, chart),
  };
}

// say tells in a line what the chart shows of the chosen place, for the eye and for screen readers.
function say({ option, meta, state, format = formatter(meta) }) {
  const label = (code) => meta.places?.find((p) => p.code === code)?.label;
  const code = state.place || meta.highlight;
  const number = (d) => meta.kind === 'tiles' ? d.value[2] : d.value;
  const values = option.series.flatMap((s) => s.data ?? []).filter((d) => d.code === code && !d.part && Number.isFinite(number(d))).map((d) => `${meta.year}: ${format(number(d))}`);
  const points = option.series.filter((s) => s.id.slice(0, s.id.lastIndexOf('~')) === code).flatMap((s) => s.data).filter((d) => Number.isFinite(d[1]));
  values.push(...points.filter(([y]) => (!state.from || y >= state.from) && (!state.to || y <= state.to)).slice(-2).reverse().map(([y, v]) => `${y}: ${format(v)}`));
  const others = (state.with ?? []).map(label).filter(Boolean);
  return [[label(code), values.join(' · ')].filter(Boolean).join(' – '), others.join(', ')].filter(Boolean).join(' / ');
}
