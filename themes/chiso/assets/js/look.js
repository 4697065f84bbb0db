// The look of every chart, in the browser and at build time alike. The program gives an ECharts option with structure and
// data only, and a meta beside it; here it gets colours (CSS variables, so light, dark and print need no redrawing),
// labels and numbers. Nothing here touches the page: whoever draws hands in a view:
//   option, meta   what the program wrote
//   width, height  of the picture, px
//   font           of its text
//   measure        (text, weight, size) -> px
//   chosen         code of the place a reader has chosen, or ''
//   calm           true where nothing may move
export const SIZE = 13;

const colour = (name) => `var(--chart-${name})`;

// look dresses a view as an ECharts option. Lines are named after they have been laid out: then view.label(chart) must be called.
export function look(view, animate = false) {
  view.format ??= formatter(view.meta);
  view.roughly ??= formatter(view.meta, 0);
  view.label = null;
  return { ...frame(view, animate), ...kinds[view.meta.kind](view) };
}

const kinds = { line, bar, group: bar, radar };

// frame is what all kinds share.
function frame(view, animate) {
  return {
    animation: animate,
    animationDuration: 500,
    textStyle: { fontFamily: view.font, fontSize: SIZE, color: colour('text') },
  };
}

function line(view) {
  const { option, meta } = view;
  const role = (code) => code === view.chosen ? 'chosen' : code === meta.highlight ? 'strong' : (meta.compare ?? []).includes(code) ? 'quiet' : 'faint';
  const parts = option.series.map((s) => {
    const code = s.id.split('~')[0];
    const data = [...s.data];
    while (data.length && !Number.isFinite(data.at(-1)[1])) data.pop(); // a label stands at the end of what is known
    return { ...s, code, data, role: role(code), end: data.at(-1)?.[0] ?? -Infinity };
  });
  const ends = new Map(); // the last segment of each place carries its name
  for (const p of parts) if (p.end > (ends.get(p.code)?.end ?? -Infinity)) ends.set(p.code, p);
  const last = Math.max(...parts.map((p) => p.end));
  const text = (p) => `${view.format(p.data.at(-1)[1])} ${p.name}${p.end < last ? ` (${p.end})` : ''}`; // the number first: a long name is cut at its end
  const named = parts.filter((p) => p.role !== 'faint' && ends.get(p.code) === p);
  view.small = view.width < 480 ? 12 : SIZE; // a phone gives names half of its width rather than cut them
  const room = Math.min(Math.max(40, ...named.map((p) => measure(text(p), view, p.role === 'quiet' ? 400 : 700, view.small))) + 18, view.width * 0.6);
  const styles = {
    strong: { width: 3.5, z: 6 }, chosen: { width: 3.5, z: 7 }, quiet: { width: 1.75, z: 4 }, faint: { width: 1, z: 2 },
  };
  const series = parts.map((p) => {
    const loud = p.role === 'strong' || p.role === 'chosen';
    const alone = (i) => !Number.isFinite(p.data[i - 1]?.[1]) && !Number.isFinite(p.data[i + 1]?.[1]); // one year alone is a point, not a line
    return {
      type: 'line', clip: false, id: p.id, name: p.name, data: p.data, z: styles[p.role].z, silent: true, showAllSymbol: true,
      showSymbol: p.role !== 'faint', symbol: 'circle',
      symbolSize: (_, { dataIndex: i }) => loud ? 7 : alone(i) || (named.includes(p) && i === p.data.length - 1) ? 5 : 0,
      color: colour(p.role), lineStyle: { width: styles[p.role].width, color: colour(p.role), cap: 'round', join: 'round' },
      itemStyle: { color: colour(p.role) }, emphasis: { disabled: true },
    };
  });
  view.label = (chart) => labels(chart, view, named, text, room, last);
  const breaks = meta.breaks ?? [];
  const x = one(option.xAxis);
  if (breaks.length) {
    series.push({
      type: 'line', clip: false, id: '~breaks', data: [], silent: true,
      markLine: {
        symbol: 'none', silent: true, animation: false, lineStyle: { type: [4, 4], color: colour('muted'), width: 1.5 },
        label: { position: meta.inverse ? 'start' : 'end', color: colour('muted'), fontSize: 12, formatter: (p) => `${Math.ceil(p.value)} →` },
        data: breaks.map((b, i) => ({ xAxis: b.year - 0.5, label: { show: i === 0 || (b.year - breaks[i - 1].year) * ((view.width - room) / (x.max - x.min)) > 44 } })),
      },
    });
  }
  return {
    grid: { left: 4, right: room, top: breaks.length ? 28 : 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...x, axisLine: { onZero: false, lineStyle: { color: colour('grid') } }, splitLine: { show: false },
      axisTick: { lineStyle: { color: colour('grid') }, customValues: years(x, view.width - room) },
      axisLabel: { color: colour('muted'), formatter: (v) => String(v), customValues: years(x, view.width - room), hideOverlap: true },
    },
    yAxis: { scale: true, ...one(option.yAxis), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colour('muted'), formatter: (v) => v.toLocaleString(meta.lang) }, splitLine: { lineStyle: { color: colour('grid') } } },
    tooltip: {
      ...tip(view), trigger: 'axis', axisPointer: { type: 'line', snap: true, lineStyle: { color: colour('muted'), type: 'solid' } },
      formatter: (points) => {
        const rows = points.map((p) => ({ part: parts[p.seriesIndex], value: p.value?.[1] }))
          .filter((r) => r.part && r.part.role !== 'faint' && Number.isFinite(r.value))
          .sort((a, b) => meta.inverse ? a.value - b.value : b.value - a.value);
        return rows.length ? card(String(points[0].value[0]), rows.map((r) => [r.part.role, r.part.name, view.format(r.value)])) : '';
      },
    },
    series,
  };
}

// labels writes the names of the loud and the quiet lines in the right margin, moved apart where they would touch.
function labels(chart, view, named, text, room, last) {
  const GAP = 18;
  const marks = named.map((p) => {
    const [x, y] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, p.data.at(-1));
    return { p, x, y };
  }).sort((a, b) => a.y - b.y);
  const groups = []; // neighbours that touch become one group around the middle of where they wished to be
  for (const mark of marks) {
    let group = { marks: [mark], middle: mark.y };
    while (groups.length && group.middle - (group.marks.length * GAP) / 2 < groups.at(-1).middle + (groups.at(-1).marks.length * GAP) / 2) {
      const all = [...groups.pop().marks, ...group.marks];
      group = { marks: all, middle: all.reduce((sum, m) => sum + m.y, 0) / all.length };
    }
    group.middle = Math.min(Math.max(group.middle, (group.marks.length * GAP) / 2), chart.getHeight() - 20 - (group.marks.length * GAP) / 2);
    groups.push(group);
  }
  const [right] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [last, 1]);
  const series = groups.flatMap((g) => g.marks.map(({ p, x, y }, i) => {
    const loud = p.role !== 'quiet';
    const label = {
      show: true, position: 'right', distance: 8, formatter: () => text(p), fontSize: view.small, fontFamily: view.font,
      offset: [right - x, g.middle + (i - (g.marks.length - 1) / 2) * GAP - y], color: colour(loud ? p.role : 'muted'), fontWeight: loud ? 700 : 400,
    };
    return { id: p.id, data: [...p.data.slice(0, -1), { value: p.data.at(-1), label }] };
  }));
  chart.setOption({ series });
}

// bar also draws "group": there the bars are groups of respondents and none is the strong one.
function bar(view) {
  const { option, meta } = view;
  const names = one(option.yAxis).data;
  const codes = meta.codes ?? [];
  const role = (i) => codes[i] && codes[i] === view.chosen ? 'chosen' : meta.kind === 'group' || !meta.highlight || codes[i] === meta.highlight ? 'strong' : 'bar';
  const written = (p) => { const sign = meta.qualifiers?.[p.dataIndex]; return sign ? `${sign}${view.roughly(p.value)}` : view.format(p.value); };
  const room = Math.min(Math.max(...names.map((n) => measure(n, view, 400))) + 4, view.width * 0.42);
  const values = one(option.series).data.map((d, i) => measure(written({ dataIndex: i, value: d?.value ?? d }), view, 700));
  return {
    grid: { left: room + 10, right: Math.max(...values, 20) + 10, top: 2, bottom: 2 },
    xAxis: { ...one(option.xAxis), show: false },
    yAxis: {
      ...one(option.yAxis), axisTick: { show: false }, axisLine: { lineStyle: { color: colour('muted') } },
      axisLabel: { interval: 0, width: room, overflow: 'break', lineHeight: meta.kind === 'group' ? 17 : 14, color: (name, i) => role(i) === 'bar' || meta.kind === 'group' ? colour('text') : colour(role(i)) },
    },
    tooltip: { ...tip(view), trigger: 'item', formatter: (p) => card(p.name, [[role(p.dataIndex), meta.unit, written(p)]]) },
    series: [{
      ...one(option.series), type: 'bar', clip: false, barCategoryGap: '28%', barMaxWidth: 34, emphasis: { disabled: true },
      data: one(option.series).data.map((d, i) => ({ name: names[i], value: d?.value ?? d, itemStyle: { color: colour(role(i)), borderRadius: [0, 3, 3, 0] } })),
      label: { show: true, position: 'right', color: colour('text'), fontWeight: meta.kind === 'group' ? 700 : 400, formatter: written },
    }],
  };
}

function radar(view) {
  const { option, meta } = view;
  const shape = one(option.radar);
  const data = one(option.series).data;
  const values = data.flatMap((d) => d.value).filter(Number.isFinite);
  const max = Math.min(shape.indicator[0].max, Math.ceil(Math.max(...values) / 20) * 20); // the rings end where the figures do
  const plain = unlike(shape.indicator.map((axis) => axis.name));
  if (view.width < 560) return profile(view, plain, data, max);
  const names = plain.map((name) => wrap(name, 20));
  const letter = { fontSize: SIZE, lineHeight: 17 };
  const widest = Math.max(...names.flatMap((n) => n.split('\n')).map((n) => measure(n, view, 400)));
  const tallest = Math.max(...names.map((n) => n.split('\n').length + 1)) * letter.lineHeight; // a name and its value
  const look = [
    { lineStyle: { width: 3, color: colour('strong') }, areaStyle: { color: colour('strong'), opacity: 0.14 }, itemStyle: { color: colour('strong') }, symbolSize: 7 },
    { lineStyle: { width: 2, color: colour('muted'), type: 'dashed' }, itemStyle: { color: colour('muted') }, symbolSize: 0 },
  ];
  return {
    radar: {
      ...shape, indicator: shape.indicator.map((axis) => ({ ...axis, max })), axisNameGap: 10, splitNumber: 4,
      radius: Math.max(60, Math.min(view.height / 2 - tallest - 14, view.width / 2 - widest - 12)),
      axisName: {
        color: colour('text'), ...letter, rich: { value: { color: colour('strong'), fontWeight: 700, ...letter } },
        formatter: (_, axis) => { const i = shape.indicator.findIndex((a) => a.name === axis.name); return `${names[i]}\n{value|${view.format(data[0].value[i])}}`; },
      },
      axisLine: { lineStyle: { color: colour('grid') } }, splitLine: { lineStyle: { color: colour('grid') } }, splitArea: { show: false },
    },
    tooltip: { ...tip(view), trigger: 'item', formatter: (p) => card(p.name, shape.indicator.map((a, i) => ['', a.name, view.format(p.value[i])])) },
    series: [{ ...one(option.series), type: 'radar', symbol: 'circle', emphasis: { disabled: true }, data: data.map((d, i) => ({ ...d, ...look[Math.min(i, 1)], z: 5 - i })) }],
  };
}

// profile is the radar on a phone, where the names around a circle would lie over each other: a dot on a line for each.
function profile(view, names, data, max) {
  const room = view.width * 0.46;
  const dots = (d, i) => ({
    type: 'line', clip: false, id: `profile${i}`, name: d.name, data: d.value.map((v, n) => [v, n]), silent: true, emphasis: { disabled: true },
    lineStyle: { width: 0 }, symbol: i ? 'emptyCircle' : 'circle', symbolSize: i ? 9 : 12, z: 5 - i, showAllSymbol: true,
    itemStyle: { color: colour(i ? 'muted' : 'strong') },
    label: i ? { show: false } : { show: true, position: 'top', distance: 4, color: colour('strong'), fontWeight: 700, fontSize: SIZE, formatter: (p) => view.format(p.value[0]) },
  });
  return {
    grid: { left: room + 10, right: 18, top: 14, bottom: 4 },
    xAxis: { type: 'value', min: 0, max, axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { show: false },
      splitLine: { show: false }, axisLabel: { interval: 0, width: room, overflow: 'break', lineHeight: 15, fontSize: 12, color: colour('text') },
    },
    tooltip: { ...tip(view), trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colour('grid') } }, formatter: (points) => card(names[points[0].value[1]], points.map((p) => [p.seriesIndex ? 'quiet' : 'strong', p.seriesName, view.format(p.value[0])])) },
    series: [
      ...data.map(dots),
      { type: 'bar', clip: false, id: 'rails', data: names.map(() => max), barWidth: 2, silent: true, itemStyle: { color: colour('grid') }, z: 1, tooltip: { show: false } },
    ],
  };
}

// The tooltip is built of elements, never of markup, so that no name in the data can become any.
const tip = (view) => ({ confine: true, transitionDuration: view.calm ? 0 : 0.15, className: 'tip', borderWidth: 0, padding: 0, backgroundColor: 'transparent', extraCssText: 'box-shadow:none' });

function card(title, rows) {
  const box = element('div', 'tip-card');
  box.append(element('strong', '', title));
  for (const [role, name, value] of rows) {
    const row = element('div', role);
    if (role) row.append(element('i'));
    row.append(element('span', '', name), element('b', '', value));
    box.append(row);
  }
  return box;
}

function element(name, className = '', text = '') {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.textContent = text;
  return e;
}

// formatter writes numbers with the indicator's decimals; "least" 0 leaves out those that an inexact number does not have.
export function formatter(meta, least = meta.decimals) {
  const number = new Intl.NumberFormat(meta.lang, { minimumFractionDigits: least, maximumFractionDigits: meta.decimals });
  const suffix = meta.unit?.startsWith('%') ? '%' : '';
  return (v) => Number.isFinite(v) ? number.format(v) + suffix : '–';
}

export const one = (x) => Array.isArray(x) ? x[0] : x;

function measure(text, view, weight, size = SIZE) {
  return view.measure(text, weight, size);
}

// years counts back from the last one, so that it always has its label.
function years({ min, max }, width) {
  const step = Math.max(1, Math.ceil((max - min) * 44 / Math.max(width, 44)));
  const out = [];
  for (let y = max; y >= min; y -= step) out.unshift(y);
  return out;
}

// unlike leaves out the words that all names begin or end with ("Điểm trụ cột … (GII)"): the title has them.
function unlike(names) {
  let words = names.map((n) => n.split(' '));
  const same = (at) => words.every((w) => w.length > 1 && w.at(at) === words[0].at(at));
  while (same(0)) words = words.map((w) => w.slice(1));
  while (same(-1)) words = words.map((w) => w.slice(0, -1));
  return words.map((w) => w.join(' ')).map((n) => n.charAt(0).toUpperCase() + n.slice(1));
}

function wrap(name, length) {
  const lines = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + word.length >= length) lines.push(word); else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join('\n');
}
