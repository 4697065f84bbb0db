// A chart that lives: it takes the place of the picture drawn at build time when a reader reaches for it. The look is that of
// look/. The library's parts are imported one by one: Hugo's mounts do not see its "sideEffects" list, so its collective modules
// (echarts/charts …) would bring in everything.
/** @import { EChartsType } from 'echarts/lib/core/echarts' */
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
import { figures } from './figures.js';
import { fetchJSON } from './fetch-json.js';
import { keyboard } from './keyboard.js';
import { computed, formatter, one, pair, plain, SIZE, span } from './look/common.js';
import { height, look } from './look/index.js';
import { unpacked } from './look/packed.js';
import { exportChart } from './export.js';
import { comparable, nameOf, written as stretch } from './period.js';
/** @import { Data, Figure, Live, Option, Row, State, View } from './types.js' */
/** @import { Drawn, Frame } from './wire.js' */

use([bars, custom, lines, radars, scatters, graphic, grid, markLines, radarAxes, titles, tooltips, labels, svg]);

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

// draw turns the picture of a figure into a living chart: {update, say, take, end}. It fetches the data of the figure, unless they are given.
/** @type {(figure: HTMLElement, state: State, given?: Data) => Promise<Live>} */
export async function draw(figure, state, given) {
  const data = given ?? highlit(await drawn(figure.dataset.source), figure.dataset.highlight);
  const box = figure.querySelector('.chart');
  const font = getComputedStyle(box).fontFamily.replaceAll('"', "'"); // the library writes it into attributes as it is
  const view = /** @type {View} */ ({
    font,
    state,
    files: data.files,
    credits: data.credits,
    calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
    measure: (text, weight, size = SIZE) => {
      ruler.font = `${weight} ${size}px ${font}`;
      return ruler.measureText(text).width;
    },
  });
  const stage = document.createElement('div');
  stage.role = 'img';
  const caption = figure.querySelector('figcaption');
  /** @type {EChartsType | undefined} */
  let chart;
  let scale = 1; // the picture is as wide as its box allows, so its height differs a little from the look's
  const paint = () => {
    const frame = data.frames.find((f) => f.period === view.state.period) ?? data.frames[data.start];
    view.option = /** @type {Option<any>} */ (frame.option);
    view.meta = { ...data.meta, period: frame.period };
    view.title = titled(view, frame);
    view.width = box.clientWidth;
    if (!view.width) return; // in a view that is not shown; it is painted when it is
    const framed = document.documentElement.matches('.embed') && box.clientHeight; // there the frame says how high
    /** @type {number | undefined} */
    let exact; // with the fraction of a pixel that the picture has
    if (!chart && !framed && fills(box)) {
      // what has no picture yet, or that of a phone, cannot stay as it is
      const picture = height({ ...view, ...started(data), state: {} });
      exact = box.getBoundingClientRect().height;
      scale = exact / picture; // so that nothing jumps
      if (height(view) !== picture) exact = undefined; // a state from the address shows more or fewer rows than the picture
    }
    view.height = framed ? height(view, framed) : Math.round(height(view) * scale);
    if (!chart) box.replaceChildren(stage);
    stage.style.height = `${exact ?? view.height}px`; // through CSSOM, which the policy allows
    view.chart = chart ??= init(stage, null, { renderer: 'svg' });
    chart.resize({ width: view.width, height: view.height });
    chart.setOption(look(view), { notMerge: true });
    caption.textContent = view.title;
    stage.ariaLabel = `${view.title}. ${touched(view) ? say(view) : frame.description}`;
  };
  paint();
  keyboard(box, figure.querySelector('.said'), () => /** @type {EChartsType} */ (chart));
  box.setAttribute('role', 'application'); // the arrows are ours, not those of a screen reader's cursor
  box.setAttribute('aria-describedby', figure.querySelector('.hint').id);
  const size = () => (document.documentElement.matches('.embed') ? `${box.clientWidth} ${box.clientHeight}` : box.clientWidth);
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
    },
    say: () => say(view, true),
    take: (format) => exportChart(format, figure, view, /** @type {EChartsType} */ (chart)),
    end: () => chart?.dispose(),
  };
}

/** @type {(address: string) => Promise<Drawn>} */
async function drawn(address) {
  /** @type {Drawn} */
  const data = await fetchJSON(address);
  return { ...data, frames: data.frames.map((frame) => ({ ...frame, option: unpacked(frame.option) })) };
}

// fills says whether a picture, or the room for it, is as wide as its box.
/** @type {(box: HTMLElement) => boolean} */
const fills = (box) => [...box.querySelectorAll('svg')].some((svg) => Math.abs(svg.getBoundingClientRect().width - box.clientWidth) < 2);

// highlit gives a chart with another place put forward than the one that its data say.
/** @type {(data: Drawn, code?: string) => Data} */
function highlit(data, code) {
  if (!code) return data;
  const name = (/** @type {string | undefined} */ code) => data.meta.places?.find((p) => p.code === code)?.label;
  const frames = data.frames.map((f) => ({ ...f, title: f.title?.replace(` – ${name(data.meta.highlight)}`, ` – ${name(code)}`) }));
  return { ...data, frames, meta: { ...data.meta, highlight: code } };
}

/** @type {(data: Data) => Pick<View, 'option' | 'meta'>} */
const started = ({ frames, start, meta }) => ({ option: /** @type {Option<any>} */ (frames[start].option), meta: { ...meta, period: frames[start].period } });

// touched says whether a reader has chosen anything that the chart shows.
/** @type {(view: View) => boolean} */
const touched = ({ state }) => Boolean(state.place || state.with || state.from || state.to || state.period);

// titled is the title of what is shown: with the periods and the place that a reader has chosen.
/** @type {(view: View, frame: Frame) => string} */
function titled({ meta, state, ...view }, frame) {
  let { title = '' } = frame;
  const { when = '' } = meta;
  if (meta.pair) title = title.replace(when, stretch(pair({ meta, state })));
  else if (!frame.period) title = title.replace(when, stretch(span({ meta, state })));
  const name = (/** @type {string | undefined} */ code) => meta.places?.find((p) => p.code === code)?.label;
  const whose = one(view.option.series).data?.some((/** @type {{code?: string}} */ d) => d.code === state.place) || meta.axes;
  return whose && name(state.place) && meta.of_place ? title.replace(` – ${name(meta.highlight)}`, ` – ${name(state.place)}`) : title;
}

// say tells in a line what the chart shows of the place that stands out, and with whom it is compared; in brief, of several
// indicators no figures.
/** @type {(view: View, brief?: boolean) => string} */
function say(view, brief) {
  const { meta, state } = view;
  const rows = figures(view);
  const code = rows.some((r) => r.code === state.place) ? state.place : meta.highlight;
  const of = rows.filter((r) => r.code === code);
  const end = of.at(-1)?.period ?? '';
  const last = of.filter((r) =>
    comparable(
      meta.breaks?.map((b) => b.period),
      r.period ?? '',
      end,
    ),
  );
  const told = of.some((r) => r.part) ? of.filter((r) => (r.period ?? '') === end) : last.slice(-2).reverse();
  /** @type {(r: Row) => string} */
  const own = (r) => (computed(view, r) ? ` (${meta.words.computed})` : '');
  /** @type {(r: Row) => string} */
  const number = (r) =>
    plain(view, r, meta.axes && r.part ? formatter({ ...meta, ...meta.axes.find((a) => a.title === r.part) }) : formatter(meta), formatter(meta, 0));
  /** @type {(r: Row) => string} */
  const written = (r) => `${r.part || nameOf(r.period ?? '')}${document.documentElement.dataset.colon}${number(r)}${own(r)}`;
  const figured = brief && of.some((r) => r.part) ? '' : told.map(written).join(' · ');
  const others = (state.with ?? []).map((c) => rows.find((r) => r.code === c)?.name).filter(Boolean);
  return [[of[0]?.name, figured].filter(Boolean).join(' – '), others.join(', ')].filter(Boolean).join(' / ');
}
