// Draws the charts of a file, a job on each line, in a bare loop: what the chart library itself costs, to compare our workers with.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [theme, jobs] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(path));
const echarts = await load(createRequire(`${theme}/render/worker.mjs`).resolve('echarts').replace(/dist\/echarts.*$/, 'index.js'));
const { height, look } = await load(`${theme}/assets/js/look/index.js`);
const { unpacked } = await load(`${theme}/assets/js/look/packed.js`);
const { measure, measureText } = await load(`${theme}/render/font.mjs`);
echarts.setPlatformAPI({ measureText });
let bytes = 0;
for (const line of readFileSync(jobs, 'utf8').trim().split('\n')) {
  const { option, meta, width } = JSON.parse(line);
  const view = { option: unpacked(option), meta, width, font: 'inherit', state: {}, calm: true, measure: (text, weight, size = 13) => measure(text, weight, size) };
  view.height = height(view);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: view.height });
  view.chart = chart;
  chart.setOption(look(view));
  bytes += chart.renderToSVGString().length;
  chart.dispose();
}
console.log(bytes);
