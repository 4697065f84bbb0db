// What the program writes for these scripts: the files that they fetch and the data in the pages. The names are those of the structs in
// Go, the keys their JSON tags; a key with "?" may be missing. Do not change this file by hand: it is written from those structs by
//   go test ./generator/internal/wire -update
import type { ExploreCell, FoldedRow, PackedPoint, RankingHead, RankingPlace, RankingRow, RegionRow } from './types.js';

// Package chart: charts/*.json

/** Drawn is a chart for a page in one language. */
export interface Drawn {
  /** unique on the site, the same in every language */
  id: string;
  meta: Meta;
  /** the frame shown first */
  start: number;
  frames: Frame[];
  /** which package page words */
  credits: Credits;
}

/**
 * Period is the code of the stretch of time that a figure is of: "2025". The empty text is no time at all, as in a table without a
 * column of time.
 */
export type Period = string;

/** Meta is what the theme's chart module needs to know beside the option. */
export interface Meta {
  kind: string;
  /** name of the indicator that the chart is of */
  indicator: string;
  /** names of the indicators of a chart of several, in the order of its parts */
  parts?: string[];
  lang: string;
  unit: string;
  decimals: number;
  measure: string;
  /** of a chart of one period */
  period?: Period;
  /** first and last of a chart over time */
  from?: Period;
  to?: Period;
  /** the two that a chart sets side by side */
  pair?: Period[];
  /** short names of those that are no calendar years */
  period_names?: PeriodName[];
  highlight?: string;
  compare?: string[];
  /** who is shown until a reader chooses; all if empty */
  show?: string[];
  /** who can be chosen */
  places?: Place[];
  /** of places that were formed from others */
  former?: Record<string, string[]>;
  qualities?: Quality[];
  /** the place that stands for all the others */
  whole?: string;
  /** "higher" or "lower" is better, or "none" */
  direction: string;
  /** "rank" if places may be put in order */
  ranking: string;
  /** the periods as the title says them */
  when?: string;
  breaks?: Break[];
  targets?: Target[];
  events?: Event[];
  /** of the parts of a chart of several indicators */
  axes?: Axis[];
  /** which figures it shows until a reader chooses */
  shows: string;
  /** it is the profile of the place that stands out, which its title names */
  of_place?: boolean;
  words: Words;
}

/** PeriodName is a period that is no calendar year, with its name: a calendar year is its own. */
export interface PeriodName {
  period: Period;
  name: string;
}

/** Place is somebody a reader may choose. */
export interface Place {
  code: string;
  label: string;
  /** where there is little room, if that is not the label */
  short?: string;
  /** of another set of borders than the chart shows: seen only when a reader asks for it */
  other?: boolean;
}

/**
 * Quality is what many figures of a chart have in common. Figures name theirs by its number in Meta.Qualities, because a chart has
 * thousands of figures and a few qualities. Sources and licences stand in the file of the indicator for comparing.
 */
export interface Quality {
  /** of a number that is not exact, as "≈" */
  sign?: string;
  /** code of "statuses"; derive.Derived if this site computed it */
  status: string;
}

/** Break is a period from which on values are not comparable with those before. */
export interface Break {
  period: Period;
  reason: string;
}

/** Target is a wanted value, High the end of a range. */
export interface Target {
  value: number;
  high?: number;
  label: string;
}

/** Event is marked at a point of the axis of years, on which a year reaches half a year to both sides of its number. */
export interface Event {
  at: number;
  label: string;
  title: string;
}

/** Axis is an indicator among several. */
export interface Axis {
  title: string;
  unit: string;
  decimals: number;
}

/** Words are those that pictures say themselves. */
export interface Words {
  /** no figure */
  missing: string;
  /** what is left to the whole */
  rest: string;
  /** the four groups, the best first */
  quarters: string[];
  note?: string;
  /** the meaning of the mark of a figure that this site computed */
  computed: string;
}

/** Frame is the option of one period, or the only one of a chart over time. */
export interface Frame {
  period?: Period;
  /** of ECharts */
  option: unknown;
  /** what, where and when, in words that package page finds */
  title?: string;
  /** the same as the picture shows */
  description?: string;
}

/**
 * Credits are the lines that say where the figures of a picture are from. Which one is true depends on what the picture shows,
 * and a reader may choose that.
 */
export interface Credits {
  /** the producer published all of them */
  published: string;
  /** this site computed those that are marked */
  marked: string;
  /** this site computed some that the picture has no room to mark */
  partly: string;
  /** this site computed all of them */
  computed: string;
  /** of one figure that this site computed, with "{sources}" for what from */
  from: string;
}

/** Points are the figures of a series over time, by position among the periods of its option. */
export interface Points {
  /** number of the period of the first */
  from: number;
  /** null where there is no point, the value, or [value, number of the quality, upper end]; a value is "-" where a line has a gap */
  values: PackedPoint[];
}

/** Item is one value of a chart with what the theme's module needs beside it; ECharts passes over what it does not know. */
export interface Item {
  name: string;
  value: unknown;
  code: string;
  /** number in Meta.Qualities */
  quality?: number;
  /** the other end of a range that starts at the value */
  upper?: number;
  /** of an item of several values, one for each */
  qualities?: number[];
  /** the same, if one of them is a range */
  uppers?: number[];
}

/** Tile is a place on the map; its value is [column, row, value]. */
export interface Tile extends Item {
  short: string;
  /** name of a part that lies apart */
  part?: string;
}

// Package page: explore/*.json, rankings/*.json, places/*.json, and the questionnaire of a self-assessment, in its page

/** ExploreIndex is what a reader may choose from. */
export interface ExploreIndex {
  /** indicator shown first */
  headline?: string;
  /** the site's own country */
  place?: string;
  /** labels by code */
  statuses: Record<string, string>;
  datasets: ExploreDataset[];
  lists: ExploreList[];
}

/** ExploreDataset is the indicators of a dataset that a reader may choose. */
export interface ExploreDataset {
  title: string;
  indicators: ExploreIndicator[];
}

/** ExploreIndicator is an indicator that a reader may choose. */
export interface ExploreIndicator {
  name: string;
  title: string;
  unit: string;
  topics?: string;
  /** of places that have figures */
  lists: string[];
  from: Period;
  to: Period;
  /** keys of the places it is shown with first */
  start?: string[];
}

/** ExploreList is a code list with the places that a reader may choose. */
export interface ExploreList {
  name: string;
  title: string;
  places: ExplorePlace[];
  groups?: ExploreGroup[];
}

/** ExplorePlace is a place that a reader may choose. */
export interface ExplorePlace {
  key: string;
  label: string;
  /** as files of data have it, if the label says more */
  name?: string;
  short?: string;
  /** other names by which people look for it */
  find?: string;
  /** keys of the places it was formed from */
  former?: string[];
}

/** ExploreGroup is places that are chosen together. */
export interface ExploreGroup {
  title: string;
  keys: string[];
}

/**
 * ExploreFile is an indicator with all of its figures and whatever must travel with them, for all languages. Its figures stand by
 * position; assets/js/explore-file.js puts it into the form that scripts read, in one language.
 */
export interface ExploreFile {
  name: string;
  /** of its page */
  url: string;
  decimals: number;
  measure: string;
  direction: string;
  ranking: string;
  over_time: boolean;
  /** usual distance between years */
  step: number;
  dataset: ExploreSource;
  /** by language */
  texts: Record<string, ExploreTexts>;
  qualities: ExploreQuality[];
  /** of all figures, ascending */
  periods: Period[];
  /** the quality that most figures of each period have */
  usual: number[];
  /** by key of the place, one for each period and nothing after its last: null, the value, or [value, number of the quality, number of the remark from 1 on, rest]; see ExploreRest */
  figures: Record<string, ExploreCell[]>;
  /** keys of places by their code on the indicator's own page, where they differ */
  codes?: Record<string, string>;
}

/** ExploreSource is where the figures are from. Its texts stand in ExploreTexts. */
export interface ExploreSource {
  name: string;
  url: string;
  version: string;
  sources: ExploreOrigin[];
  licenses: ExploreLicense[];
}

/** ExploreOrigin is a source without its title. */
export interface ExploreOrigin {
  name: string;
  path?: string;
  accessed: string;
}

/** ExploreLicense is a licence without its title. */
export interface ExploreLicense {
  name: string;
  path?: string;
}

/** ExploreTexts are the texts of a file in one language. */
export interface ExploreTexts {
  title: string;
  unit: string;
  /** the unit as titles say it */
  short: string;
  breaks?: Break[];
  notes?: string[];
  /** source and licence, as charts say them */
  lines: string[];
  /** what to say in place of the source where figures are computed */
  credits: Credits;
  /** on single figures */
  remarks?: string[];
  /** the remarks as files of data have them */
  noted?: string[];
  /** other names of places */
  labels?: string[];
  dataset: ExploreSourceTexts;
  /** short names of those that are no calendar years */
  period_names?: PeriodName[];
  /** titles of those of the dataset */
  sources: string[];
  /** and of its licences */
  licenses: string[];
}

/** ExploreSourceTexts are the texts of where the figures are from. */
export interface ExploreSourceTexts {
  title: string;
  citation?: string;
}

/** ExploreQuality is what many figures have in common. */
export interface ExploreQuality {
  /** of a number that is not exact */
  sign?: string;
  /** the code of the sign */
  qualifier?: string;
  status: string;
  /** numbers of those of the dataset, in the order of the figure */
  sources: number[];
  code_list: string;
  of?: number;
  /** number of that of the dataset */
  license: number;
}

/** ExploreRest is what few figures have. */
export interface ExploreRest {
  /** of the place, if the figure was published under another one */
  code?: string;
  /** number, from 1 on, of the name of the place, if it had another one under it */
  label?: number;
  sample?: number;
  /** the other end of a range */
  upper?: number;
}

/** AssessmentModel is what scripts need to score answers and to read files (assess/score.js, assess/file.js). */
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

/** ModelPillar is the questions of a pillar. */
export interface ModelPillar {
  code: string;
  questions: ModelQuestion[];
}

/** ModelQuestion is what the score of an answer depends on. */
export interface ModelQuestion {
  code: string;
  weight: number;
  since: string;
  mayNotApply?: boolean;
}

/**
 * RankingFile is the tables of a ranking that do not stand on its page, for all languages. All is computed here and worded in Texts;
 * assets/js/ranking-table.js lays it out as the page is laid out, and writes plain numbers as the language does.
 */
export interface RankingFile {
  decimals: number;
  /** by language */
  texts: Record<string, RankingTexts>;
  /** as on the page */
  sets: RankingSet[];
}

/** RankingTexts are the texts of a file in one language. In some {period} stands for the name of a period. */
export interface RankingTexts {
  /** what all tables show */
  measured: string;
  /** label of a rank that is shared, for screen readers */
  tied: string;
  /** words for screen readers by change of rank */
  changes: Record<string, string>;
  /** words by how many places of a region are known */
  known: Record<string, string>;
  /** by key */
  heads: Record<string, string>;
  quartiles?: Record<string, string>;
  /** of the tables of regions */
  region_heads: string[];
  /** label of these tables */
  regions?: string;
  /** those of all tables, and captions of the tables of regions */
  notes: string[];
  sets: RankingSetTexts[];
  /** of those that are no calendar years */
  period_names?: PeriodName[];
}

/** RankingSetTexts are the texts of a set. */
export interface RankingSetTexts {
  title: string;
  /** labels, that of the whole country last */
  regions: string[];
  /** labels */
  places: string[];
  /** of each place, where it stands in the order of names; blank in the first language */
  order?: number[];
  periods: RankingPeriodTexts[];
}

/** RankingPeriodTexts are the texts of a table. */
export interface RankingPeriodTexts {
  title: string;
  /** numbers of notes */
  notes?: number[];
  /** number of the caption of the table of regions */
  regions?: number;
  /** attribute of the table */
  note?: string;
}

/** RankingSet is the tables of one set of borders. */
export interface RankingSet {
  /** [code, address of its page or blank, number of its region] */
  places: RankingPlace[] | null;
  /** those that do not stand on the page, the latest first */
  periods: RankingPeriod[] | null;
}

/** RankingPeriod is the table of a period. */
export interface RankingPeriod {
  period: Period;
  of: number;
  /** attributes of the table */
  common: Record<string, string>;
  /** [key, period before] */
  heads: RankingHead[];
  groups: RankingGroupOf[];
  /** of each region, the whole country last: [cell, how many are known] */
  regions?: RegionRow[];
}

/** RankingGroupOf is a part of a table. */
export interface RankingGroupOf {
  /** which heading it has; none if places are not in groups */
  quartile?: number;
  /** [number of the place, a cell for each head but those of name and region]; see rankingFile.cell in package page */
  rows: RankingRow[];
  /** rows, from and before, that stand in the order of names alone: here of those in the first language */
  runs?: number[][];
}

/** FullCell is a cell with more than a text or a number. */
export interface FullCell {
  text?: string;
  /** by language, in place of a text */
  texts?: Record<string, string>;
  /** in place of a text */
  number?: string;
  data?: Record<string, string>;
  /** the attribute note, by language */
  said?: Record<string, string>;
  sign?: string;
  notes?: string[];
  tied?: boolean;
  /** there is no figure, but data that describe the row */
  missing?: boolean;
}

/**
 * PlaceGroupsFile is the groups that are folded on the page of a place. Everything in it is computed and worded;
 * assets/js/place-group.js lays it out as profileTable does, without the pictures.
 */
export interface PlaceGroupsFile {
  heads: string[];
  /** label of a figure that was converted from those of former places */
  converted: string;
  /** labels of the figures beside a place's own */
  others: string[];
  /** by numbers of view and group, "0-12" */
  groups: Record<string, FoldedGroup>;
}

/** FoldedGroup is a group with its rows. */
export interface FoldedGroup {
  caption: string;
  lines: string[];
  /** [name, title, address, about, period, decimals, value, standing, trend, others, rest]: others are pairs of a number and a value, see FoldedRest */
  rows: FoldedRow[];
}

/** FoldedRest is what few rows have. */
export interface FoldedRest {
  of?: string;
  how?: string;
  status?: string;
  /** how the rank of a score has changed */
  rank?: string;
}

// Package export: data/places/*.json

/** PlaceFile is the latest figures of a place, for setting one place beside another. */
export interface PlaceFile {
  place: string;
  code_list: string;
  code: string;
  title: Record<string, string>;
  /** by indicator */
  figures: Record<string, PlaceFigure>;
}

/**
 * PlaceFigure is the latest figure; a rank of 0 is none. Upper and RankUpper are the other ends of ranges, 0 where value and rank
 * are one number.
 */
export interface PlaceFigure {
  value: number;
  value_upper?: number;
  qualifier?: string;
  period?: Period;
  status: string;
  /** a former one, if the figure is of the time before a reorganisation */
  code_list: string;
  rank?: number;
  rank_upper?: number;
  ranked_of?: number;
  quartile?: number;
}
