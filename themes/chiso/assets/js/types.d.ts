// Shapes that only the scripts share, and two that they read which no struct of Go has. What else the program writes for them is in
// wire.d.ts.
import type { EChartsType } from 'echarts/lib/core/echarts';
import type {
  Credits,
  ExploreFile,
  ExploreIndicator,
  ExploreLicense,
  ExploreOrigin,
  ExplorePlace,
  ExploreQuality,
  ExploreRest,
  ExploreSource,
  ExploreSourceTexts,
  ExploreTexts,
  FoldedRest,
  Frame,
  FullCell,
  Item,
  Meta,
  Period,
  Points,
} from './wire.js';

/** A value of a file for comparing: a text where a number would be written another way. */
export type ExploreValue = number | string;

/** Nothing; a value with the usual quality of its period; [value, number of the quality, number of the remark from 1 on, rest]. */
export type ExploreCell = null | ExploreValue | [value: ExploreValue, quality: number, remark?: number, rest?: ExploreRest];

/** A figure of a file for comparing in one language: the label of the rest is a name. */
export type ExploreFigure = [period: Period, value: ExploreValue, quality: number, remark?: number, rest?: Rest];

export type Rest = Omit<ExploreRest, 'label'> & { label?: string };

export type Source = ExploreOrigin & { title: string };
export type License = ExploreLicense & { title: string };

/** A file for comparing in one language, see explore-file.js. */
export interface IndicatorFile
  extends Omit<ExploreFile, 'texts' | 'periods' | 'usual' | 'figures' | 'dataset'>, Omit<ExploreTexts, 'labels' | 'dataset' | 'sources' | 'licenses'> {
  dataset: Omit<ExploreSource, 'sources' | 'licenses'> & ExploreSourceTexts & { sources: Source[]; licenses: License[] };
  figures: Record<string, ExploreFigure[]>; // by key of the place
}

/** The address is blank where the place has no page, the number of its region -1 where it is in none. */
export type RankingPlace = [code: string, address: string, region: number];

export type RankingHead = [key: string, since?: Period];

/** The number of the place, then a cell for each head but those of name and region. */
export type RankingRow = [place: number, ...cells: RankingCell[]];

/** Nothing; a change of rank; a rank, or both ends of one; the decimal number of a value or of its change; else what is said of the figure. */
export type RankingCell = null | RankChange | string | FullCell;

/** How many places somebody rose; of a range the least and the most. */
export type RankChange = number | [least: number, most: number];

/** How many are known stands in words in RankingTexts.known. */
export type RegionRow = [figure: null | string | FullCell, known: string];

/** Others are pairs in one list: a number in PlaceGroupsFile.others, and a value. */
export type FoldedRow = [
  name: string,
  title: string,
  address: string,
  about: string,
  period: Period,
  decimals: number,
  value: string,
  standing: string,
  trend: string,
  others: (number | string)[],
  rest?: FoldedRest,
];

/** The index of the search: search/*.json, made by the template _partials/search-index.html of what package page lists. */
export interface SearchIndex {
  skip: string;
  kinds: { kind: string; title: string }[];
  entries: SearchEntry[];
}

export type SearchEntry = [kind: number, title: string, url: string, note: string, names: string[], text: string];

/** A figure of a chart: "-" or nothing where there is none; upper is the other end of a range, quality a number in Meta.qualities. */
export interface Figure {
  value?: number | '-';
  upper?: number;
  quality?: number;
}

export interface Dated extends Figure {
  period: Period;
}

/** [period, value, number of the quality, other end of a range] */
export type Point = [Period, number | '-', number?, number?];

/** Nothing; a value; [value, number of the quality, other end of a range]. */
export type PackedPoint = null | number | '-' | [value: number | '-', quality: number, upper?: number];

/** The option of a chart over time as it is sent, see look/packed.js. */
export interface PackedOption extends Omit<Option<Point>, 'series'> {
  periods?: Period[];
  series: (Omit<Series<Point>, 'data'> & { data: Points })[];
}

export type BarItem = Item & { value: number | '-' };
export type ItemOfSeveral = Item & { value: (number | '-')[] };

export interface Series<D> {
  id: string;
  name: string;
  type?: string;
  data: D[];
}

export interface RadarShape {
  indicator: { name: string; max: number }[];
}

/** What Frame.option holds: an option of ECharts, of which the theme reads these keys. */
export interface Option<D> {
  xAxis?: Settings | Settings[];
  yAxis?: Settings | Settings[];
  radar?: RadarShape | RadarShape[];
  series: Series<D>[];
}

/** A part of an ECharts option, as it is handed on. */
export interface Settings {
  data?: string[];
  inverse?: boolean;
  [key: string]: unknown;
}

/** What a reader has chosen; "" and null are nothing. */
export interface State {
  place?: string;
  with?: string[] | null;
  from?: Period;
  to?: Period;
  period?: Period;
}

export type Measure = (text: string, weight: number, size?: number) => number;
export type Format = (value: number) => string;

/** What a chart is drawn of, see look/index.js; D is the data of its series. */
export interface View<D = any> {
  option: Option<D>;
  meta: Meta;
  width: number;
  height: number;
  font: string;
  measure: Measure;
  state: State;
  calm: boolean;
  chart: EChartsType;
  format: Format;
  roughly: Format;
  small: boolean;
  others: Set<string>;
  codes: string[];
  title: string;
  files?: Map<string, IndicatorFile>;
  credits: Credits;
}

/** A kind of chart. */
export interface Kind {
  flexible?: boolean;
  height(view: View): number;
  option(view: View): Record<string, unknown>;
}

/** What the library tells a formatter or a function that draws. */
export interface Hovered {
  dataIndex: number;
  seriesIndex: number;
  seriesName: string;
  axisIndex: number;
  name: string;
  value: any;
}

/** The segments of a place over time put together. */
export interface Line {
  code: string;
  name: string;
  points: (Dated & { value: number })[];
}

/** A figure as a view shows it, see figures.js. */
export interface Row extends Figure {
  name: string;
  code: string;
  period?: Period;
  part?: string;
  indicator?: string;
}

/** A chart that lives, see chart.js. */
export interface Live {
  update(state: State): void;
  say(): string;
  take(format: string): Promise<void>;
  end(): void;
}

/** Drawn as a chart takes it, also from the page for comparing, which has the files that the figures are from. */
export interface Data {
  meta: Meta;
  start: number;
  frames: Frame[];
  credits: Credits;
  files?: Map<string, IndicatorFile>;
}

/** A figure of a file for comparing, see record.js. */
export interface Read {
  period: Period;
  value: number;
  text: string;
  upper?: number;
  number: number;
  quality: ExploreQuality;
  remark?: number;
  rest?: Rest;
}

/** A figure as files of data hold it, by column. */
export type Columns = Record<string, string | number | undefined>;

/** A place that can be compared, with the list that it belongs to. */
export type ListedPlace = ExplorePlace & { list: string };

/** ExploreIndex with its indicators and places by name and key. */
export interface Index {
  headline?: string;
  place?: string;
  statuses: Record<string, string>;
  datasets: import('./wire.js').ExploreDataset[];
  lists: import('./wire.js').ExploreList[];
  indicators: Map<string, ExploreIndicator>;
  places: Map<string, ListedPlace>;
}

/** What a reader compares. */
export interface Choice {
  i: string[];
  p: string[];
  from: Period;
  to: Period;
  view: string;
  unknown: string[];
}

export interface ChosenRow {
  place: ListedPlace;
  ever: boolean;
  at: Map<Period, Read>;
}

/** An indicator of a comparison, see explore/model.js. */
export interface Part {
  file: IndicatorFile;
  rows: ChosenRow[];
  known: ChosenRow[];
  periods: Period[];
  from: Period;
  to: Period;
  kinds: string[];
  kind: string;
}

export type Note = string | { text: string; add: string[] };

export interface Model {
  parts: Part[];
  kinds: Set<string>;
  notes: Note[];
  known: number;
  place?: string;
  lead: string;
  statuses: Record<string, string>;
}

type Sentence =
  | 'accessed'
  | 'accessed_on'
  | 'add'
  | 'address'
  | 'bar_period'
  | 'bar_year'
  | 'blank'
  | 'break'
  | 'cite'
  | 'computed'
  | 'computed_all'
  | 'computed_some'
  | 'cut'
  | 'dataset'
  | 'date'
  | 'failed'
  | 'few_charts'
  | 'few_drawn'
  | 'few_names'
  | 'former'
  | 'home'
  | 'licence'
  | 'licence_name'
  | 'missing'
  | 'more'
  | 'never'
  | 'never_any'
  | 'none'
  | 'not_ranked'
  | 'note'
  | 'one_period'
  | 'one_year'
  | 'place'
  | 'range'
  | 'remark'
  | 'remove'
  | 'said'
  | 'source'
  | 'taken'
  | 'unknown'
  | 'version';

/** The sentences of the page for comparing: explore/section.html. Fill puts words into one of them. */
export interface Words extends Record<Sentence, string> {
  columns: string[];
  quarters: string[];
  sheets: string[];
  views: Record<string, string>;
  fill(key: Sentence, args: Record<string, string | number>): string;
}
