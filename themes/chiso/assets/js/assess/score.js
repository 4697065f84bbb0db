// Scores of a self-assessment. A questionnaire (assessmentModel in package page) has pillars with questions of some weight, each answered
// by a step of the scale, 'na' where it does not apply, or not at all. Nothing here knows a document or a language.

/** @import { AssessmentModel, ModelPillar, ModelQuestion } from '../wire.js' */

/** @typedef {number | 'na'} Answer */
/** @typedef {Map<string, Answer>} Answers by code of the question */
/** @typedef {{code: string, answered: number, open: string[], score: number | null, low?: number | null, high?: number | null}} Scored a pillar */
/** @typedef {{sheets: number, weights: Map<string, Map<string, number>>, pillars: Map<string, number[]>, questions: Map<string, number[]>}} Unit */

const TINY = 1e-9; // sums of binary fractions differ by less

/** @type {(list: number[]) => number} */
const sum = (list) => list.reduce((total, n) => total + n, 0);

// isScore says whether an answer counts.
/** @type {(answer: Answer | undefined) => answer is number} */
const isScore = (answer) => typeof answer === 'number';

// scores are the answers that count.
/** @type {(answers: Answers) => Map<string, number>} */
export const scores = (answers) => new Map([...answers].flatMap(([code, answer]) => (isScore(answer) ? [[code, answer]] : [])));

// mean is the weighted mean of the questions answered; what is left out gives its weight to the others.
/** @type {(questions: ModelQuestion[], answers: Answers) => number} */
function mean(questions, answers) {
  const answered = questions.filter(({ code }) => isScore(answers.get(code)));
  return sum(answered.map(({ code, weight }) => weight * Number(answers.get(code)))) / sum(answered.map(({ weight }) => weight));
}

// profile scores the answers of one person: {code, score, answered, open} for each pillar, open being the codes of its questions without
// any answer. The score is null with fewer answers than the questionnaire wants.
/** @type {(model: AssessmentModel, answers: Answers) => Scored[]} */
export function profile(model, answers) {
  return model.pillars.map(({ code, questions }) => {
    const answered = questions.filter((q) => isScore(answers.get(q.code))).length;
    return {
      code,
      answered,
      open: questions.filter((q) => !answers.has(q.code)).map((q) => q.code),
      score: answered < model.leastAnswers ? null : mean(questions, answers),
    };
  });
}

// median of numbers, the mean of the middle two of an even count; null of none.
/** @type {(numbers: number[]) => number | null} */
export function median(numbers) {
  if (!numbers.length) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

// finding says what stands out in a profile: {kind, strongest, weakest}, lists of codes of pillars. The kind is 'none' where fewer than two
// pillars have a score, 'alike' where these lie less apart than the questionnaire calls a difference, else 'apart'.
/** @type {(model: AssessmentModel, pillars: Scored[]) => {kind: 'none' | 'alike' | 'apart', strongest: string[], weakest: string[]}} */
export function finding(model, pillars) {
  const scored = pillars.flatMap(({ code, score }) => (score === null ? [] : { code, score }));
  const most = Math.max(...scored.map(({ score }) => score)),
    least = Math.min(...scored.map(({ score }) => score));
  /** @type {(value: number) => string[]} */
  const at = (value) => scored.filter(({ score }) => Math.abs(score - value) < TINY).map(({ code }) => code);
  if (scored.length < 2) return { kind: 'none', strongest: [], weakest: [] };
  if (most - least < model.alike - TINY) return { kind: 'alike', strongest: [], weakest: [] };
  return { kind: 'apart', strongest: at(most), weakest: at(least) };
}

// weak lists the pillars to work on, the weakest first: those below what the questionnaire calls weak, and the weakest in any case if it
// stands apart from the others.
/** @type {(model: AssessmentModel, pillars: Scored[]) => string[]} */
export function weak(model, pillars) {
  const { weakest } = finding(model, pillars);
  return pillars
    .filter(({ code, score }) => score !== null && (score < model.weak - TINY || weakest.includes(code)))
    .sort((a, b) => Number(a.score) - Number(b.score))
    .map(({ code }) => code);
}

// things are the questions to do something about, the lowest answer first and in the order of the questionnaire where they are equal: of
// one pillar, or of all. An answer at the top of the scale asks for nothing. Levels are answers, or medians of answers, by question.
/** @type {(model: AssessmentModel, levels: Map<string, Answer>, pillar?: string, most?: number) => string[]} */
export function things(model, levels, pillar, most = 3) {
  const top = Math.max(...model.scale);
  return model.pillars
    .filter(({ code }) => !pillar || code === pillar)
    .flatMap(({ questions }) => questions)
    .filter(({ code }) => isScore(levels.get(code)) && Number(levels.get(code)) < top)
    .sort((a, b) => Number(levels.get(a.code)) - Number(levels.get(b.code)))
    .slice(0, most)
    .map(({ code }) => code);
}

// unit puts sheets together: {sheets, weights, pillars, questions}. For each pillar it has the scores of all sheets in order of size, and
// for each question how many chose each step, so that no single sheet can be read out of them.
/** @type {(model: AssessmentModel, sheets: Answers[]) => Unit} */
export function unit(model, sheets) {
  const profiles = sheets.map((answers) => profile(model, answers));
  return {
    sheets: sheets.length,
    weights: weights(model),
    pillars: new Map(
      model.pillars.map(({ code }, n) => [
        code,
        profiles
          .map((p) => p[n].score)
          .filter((score) => score !== null)
          .sort((a, b) => a - b),
      ]),
    ),
    questions: new Map(
      model.pillars
        .flatMap(({ questions }) => questions)
        .map(({ code }) => [code, model.scale.map((step) => sheets.filter((answers) => answers.get(code) === step).length)]),
    ),
  };
}

// weights are those of the questions by pillar: scores of other weights are not the same measure.
/** @type {(model: AssessmentModel) => Unit['weights']} */
export const weights = (model) => new Map(model.pillars.map(({ code, questions }) => [code, new Map(questions.map((q) => [q.code, q.weight]))]));

// summary reads what is shown of a unit: its pillars with median, lowest and highest score, and the median answer to each question. What
// fewer sheets say than the questionnaire wants is not shown.
/** @type {(model: AssessmentModel, unit: Unit) => {pillars: Scored[], levels: Map<string, number>}} */
export function summary(model, { pillars, questions }) {
  /** @type {(count: number) => boolean} */
  const enough = (count) => count >= model.leastSheets;
  return {
    pillars: model.pillars.map(({ code }) => {
      const scores = pillars.get(code) ?? [];
      const shown = enough(scores.length);
      return {
        code,
        answered: scores.length,
        open: [],
        score: shown ? median(scores) : null,
        low: shown ? scores[0] : null,
        high: shown ? scores.at(-1) : null,
      };
    }),
    levels: new Map(
      [...questions]
        .filter(([, counts]) => enough(sum(counts)))
        .map(([code, counts]) => [code, /** @type {number} */ (median(counts.flatMap((count, n) => Array(count).fill(model.scale[n]))))]),
    ),
  };
}

// widest are the codes of the pillars on which the sheets differ most, none if they agree.
/** @type {(pillars: Scored[]) => string[]} */
export function widest(pillars) {
  /** @type {(pillar: Scored) => number} */
  const spread = ({ high, low }) => (high ?? 0) - (low ?? 0);
  const most = Math.max(...pillars.map(spread));
  return most < TINY ? [] : pillars.filter((p) => Math.abs(spread(p) - most) < TINY).map(({ code }) => code);
}
