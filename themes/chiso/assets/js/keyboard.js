// The chart by keyboard: the arrows go from value to value, as a pointer would, and what the tooltip says is spoken. Escape
// closes it.

/** @import { EChartsType } from 'echarts/lib/core/echarts' */

/** @typedef {{seriesIndex: number, dataIndex: number, value?: unknown}} Place what can be pointed at */
/** @typedef {{series: {id: string, data?: any[], xAxisIndex?: number}[], tooltip: {trigger: string}[], yAxis?: {type: string}[]}} Painted */

/** @type {(box: HTMLElement, status: HTMLElement, chart: () => EChartsType) => void} */
export function keyboard(box, status, chart) {
  let at = -1;
  /** @type {() => Place[]} */
  const points = () => {
    // what can be pointed at: the years of lines that have a figure, the items of everything else
    const option = /** @type {Painted} */ (chart().getOption());
    const all = option.series
      .flatMap((s, seriesIndex) =>
        String(s.id).startsWith('~') ? [] : (s.data ?? []).map((d, dataIndex) => ({ seriesIndex, dataIndex, value: d?.value ?? d })),
      )
      .filter(({ value }) => value !== '-' && !(Array.isArray(value) && value.includes('-')));
    if (option.tooltip[0].trigger !== 'axis') return all;
    const across = option.yAxis?.[0]?.type === 'category' ? 1 : 0; // along which axis the tooltip goes
    const places = new Map(all.map((p) => [`${option.series[p.seriesIndex].xAxisIndex ?? 0} ${Array.isArray(p.value) ? p.value[across] : p.dataIndex}`, p]));
    return [...places].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, p]) => p);
  };
  // point shows what is at the place, and goes on where nothing is: a year without a figure.
  /** @type {(all: Place[], step: number) => void} */
  const point = (all, step) => {
    chart().dispatchAction({ type: 'showTip', ...all[at] });
    requestAnimationFrame(() => {
      const said = [...box.querySelectorAll('.tip-card > *')].map((e) => e.textContent).join('; ');
      if (!said && all[at + step]) {
        at += step;
        point(all, step);
      } else status.textContent = said;
    });
  };
  box.addEventListener('keydown', (event) => {
    const all = points();
    const step = /** @type {Record<string, number | undefined>} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 })[event.key];
    if (event.key === 'Escape') {
      at = -1;
      chart().dispatchAction({ type: 'hideTip' });
      status.textContent = '';
      return;
    }
    if (event.key === 'Home') at = 0;
    else if (event.key === 'End') at = all.length - 1;
    else if (step) at = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    else return;
    event.preventDefault();
    point(all, event.key === 'End' ? -1 : (step ?? 1));
  });
  box.addEventListener('blur', () => chart().dispatchAction({ type: 'hideTip' }));
}
