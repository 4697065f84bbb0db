// What the program writes for these scripts: the files that they fetch and the data in the pages. The names are those of the structs in
// Go, the keys their JSON tags; a key with "?" may be missing (omitempty).

/** The code of a period, as '2025'. */
export type Period = string;

// Package chart: charts/*.json

export interface Drawn {
  id: string;
  meta: Meta;
  start: number;
  frames: Frame[];
  credits: Credits;
}

export interface Frame {
  period?: Period;
  option: unknown;
  title?: string;
  description?: string;
}

export interface Meta {
  kind: string;
  indicator: string;
  parts?: string[];
  lang: string;
  unit: string;
  decimals: number;
  measure: string;
  period?: Period;
  from?: Period;
  to?: Period;
  pair?: Period[];
  highlight?: string;
  compare?: string[];
  show?: string[];
  places?: Place[];
  former?: Record<string, string[]>;
  qualities?: Quality[];
  whole?: string;
  direction: string;
  ranking: string;
  when?: string;
  breaks?: Break[];
  targets?: Target[];
  events?: Event[];
  axes?: Axis[];
  shows: string;
  of_place?: boolean;
  words: Words;
}

export interface Place {
  code: string;
  label: string;
  short?: string;
  other?: boolean;
}

export interface Break {
  period: Period;
  reason: string;
}

export interface Target {
  value: number;
  high?: number;
  label: string;
}

export interface Event {
  at: number;
  label: string;
  title: string;
}

export interface Axis {
  title: string;
  unit: string;
  decimals: number;
}

export interface Words {
  missing: string;
  rest: string;
  quarters: string[];
  note?: string;
  computed: string;
}

export interface Item {
  name: string;
  value: unknown;
  code: string;
  quality?: number;
  upper?: number;
  qualities?: number[];
  uppers?: number[];
}

export interface Tile extends Item {
  short: string;
  part?: string;
}

export interface Quality {
  sign?: string;
  status: string;
}

export interface Credits {
  published: string;
  marked: string;
  partly: string;
  computed: string;
  from: string;
}

// Package page: explore/index.*.json

export interface ExploreIndex {
  headline?: string;
  place?: string;
  statuses: Record<string, string>;
  datasets: ExploreDataset[];
  lists: ExploreList[];
}

export interface ExploreDataset {
  title: string;
  indicators: ExploreIndicator[];
}

export interface ExploreIndicator {
  name: string;
  title: string;
  unit: string;
  topics?: string;
  lists: string[];
  from: Period;
  to: Period;
  start?: string[];
}

export interface ExploreList {
  name: string;
  title: string;
  places: ExplorePlace[];
  groups?: ExploreGroup[];
}

export interface ExplorePlace {
  key: string;
  label: string;
  name?: string;
  short?: string;
  find?: string;
  former?: string[];
}

export interface ExploreGroup {
  title: string;
  keys: string[];
}

// Package page: explore/*.json

export interface ExploreFile {
  name: string;
  title: string;
  url: string;
  unit: string;
  short: string;
  decimals: number;
  measure: string;
  direction: string;
  ranking: string;
  over_time: boolean;
  step: number;
  breaks?: Break[];
  notes?: string[];
  dataset: ExploreSource;
  lines: string[];
  credits: Credits;
  qualities: ExploreQuality[];
  figures: Record<string, ExploreFigure[]>;
  remarks?: string[];
  noted?: string[];
  codes?: Record<string, string>;
}

/** [period, value, number of the quality, number of the remark from 1 on, rest]; the value is a text where a number would be written another way. */
export type ExploreFigure = [Period, number | string, number, number?, ExploreRest?];

export interface ExploreSource {
  name: string;
  title: string;
  url: string;
  citation?: string;
  version: string;
  sources: Source[];
  licenses: License[];
}

export interface ExploreQuality {
  sign?: string;
  qualifier?: string;
  status: string;
  sources: number[];
  code_list: string;
  of?: number;
  license: number;
}

export interface ExploreRest {
  code?: string;
  label?: string;
  sample?: number;
  upper?: number;
}

export interface Source {
  name?: string;
  title: string;
  path?: string;
  accessed: string;
  years?: string;
}

export interface License {
  name: string;
  title: string;
  path?: string;
  years?: string;
}

// Package page: the questionnaire of a self-assessment, in its page

export interface AssessmentModel {
  name: string;
  version: string;
  scale: number[];
  leastAnswers: number;
  leastSheets: number;
  alike: number;
  weak: number;
  pillars: ModelPillar[];
}

export interface ModelPillar {
  code: string;
  questions: ModelQuestion[];
}

export interface ModelQuestion {
  code: string;
  weight: number;
  since: string;
  mayNotApply?: boolean;
}

// Package page: rankings/*.json

export interface RankingFile {
  decimals: number;
  tied: string;
  changes: Record<string, string>;
  regions: string[];
  sets: RankingSet[];
}

/** Null is an empty list: of regions where places are in none, of places and periods where all tables stand on the page. */
export interface RankingSet {
  regions: string[] | null;
  places: RankingPlace[] | null;
  periods: RankingPeriod[] | null;
}

/** The address is blank where the place has no page, the number of its region -1 where it is in none. */
export type RankingPlace = [code: string, label: string, address: string, region: number];

export interface RankingPeriod {
  period: Period;
  title: string;
  of: number;
  notes?: string[];
  caption: string;
  common: Record<string, string>;
  heads: RankingHead[];
  groups: RankingGroupOf[];
  regions?: RankingRegions;
}

export type RankingHead = [key: string, text: string, since?: Period];

export interface RankingGroupOf {
  title?: string;
  rows: RankingRow[];
}

/** The number of the place, then a cell for each head but those of name and region. */
export type RankingRow = [place: number, ...cells: RankingCell[]];

/** Nothing; a change of rank; the decimal number of a value or of its change, or the text of a rank; else what is said of the figure. */
export type RankingCell = null | RankChange | string | FullCell;

/** How many places somebody rose; of a range the least and the most. */
export type RankChange = number | [least: number, most: number];

export interface RankingRegions {
  label: string;
  caption: string;
  rows: RegionRow[];
}

export type RegionRow = [figure: null | string | FullCell, known: string];

export interface FullCell {
  text?: string;
  number?: string;
  data?: Record<string, string>;
  sign?: string;
  notes?: string[];
  tied?: boolean;
  missing?: boolean;
}

// Package page: places/*.json, its placeFile

export interface PlaceGroupsFile {
  heads: string[];
  carried: string;
  others: string[];
  groups: Record<string, FoldedGroup>;
}

export interface FoldedGroup {
  caption: string;
  lines: string[];
  rows: FoldedRow[];
}

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

export interface FoldedRest {
  of?: string;
  how?: string;
  status?: string;
  rank?: string;
}

// Package export: data/places/*.json

export interface PlaceFile {
  place: string;
  code_list: string;
  code: string;
  title: Record<string, string>;
  figures: Record<string, PlaceFigure>;
}

export interface PlaceFigure {
  value: number;
  value_upper?: number;
  qualifier?: string;
  period?: Period;
  status: string;
  code_list: string;
  rank?: number;
  rank_upper?: number;
  ranked_of?: number;
  quartile?: number;
}

// The theme's template _partials/search-index.html, of what package page lists: search/*.json

export interface SearchIndex {
  skip: string;
  kinds: { kind: string; title: string }[];
  entries: SearchEntry[];
}

export type SearchEntry = [kind: number, title: string, url: string, note: string, names: string[], text: string];
