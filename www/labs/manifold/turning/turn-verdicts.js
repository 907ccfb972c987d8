import { number, t } from '../../../i18n/index.js';

/** @typedef {import('../../../generated/protocol.js').TurnMeasures} TurnMeasures */

/** Ratio of the largest step to the median: above the first a curve is torn, up to the second it is even. */
const [TORN, EVEN] = [8, 3];
/** Fraction of the steps in one direction from which a curve does not turn back. */
const ONE_WAY = 0.99;
/** Two images share a place if their mean distance on the map is at most this fraction of the largest. */
const SAME = 0.15;
/** Thresholds above which an image and itself after a half turn are nearly the same, and alike. */
const [NEARLY, ALIKE] = [0.75, 0.5];

/** R² from which the second freedom can be read off a map, and below which it is lost. */
const [READ, LOST] = [0.8, 0.3];

/** @param {TurnMeasures} measures */
export const isTorn = ({ jump }) => jump >= TORN;

/** Whether each curve goes round equally often and never back. @param {TurnMeasures} measures */
const goesRound = ({ rounds: [least, most], forward }) => least === most && least > 0 && forward >= ONE_WAY;

/** @param {TurnMeasures} measures */
export const isRing = (measures) =>
  goesRound(measures) && measures.rounds[0] === 1 && measures.jump > 0 && measures.jump <= EVEN;

/** Whether a turn maps the image to another one's place. @param {TurnMeasures} measures */
export const recurs = ({ gap }) => gap <= SAME;

/**
 * Verdict on a map of the turned images, by its measures.
 * @param {TurnMeasures} measures
 * @param {number} angles images of one turn
 * @param {string} freedom what changes besides the angle
 * @returns {{ key: string, words: string }}
 */
export function verdictOf(measures, angles, freedom) {
  const { rounds, jump, at, recurrence, second } = measures;
  const angle = (/** @type {number} */ index) => Math.round((360 * (index % angles)) / angles);
  const times = {
    count: rounds[0],
    from: angle(at),
    to: angle(at + 1),
    jump: number(jump, 0),
    turn: number(recurrence, 0),
  };
  const key = keyOf(measures);
  const words = t(`turning.verdict.${key}`, times);
  if (second === null) return { key, words };
  const kept = second >= READ ? 'read' : second >= LOST ? 'partly' : 'lost';
  return { key, words: `${words} ${t(`turning.second.${kept}`, { freedom })}` };
}

/** @param {TurnMeasures} measures */
function keyOf(measures) {
  if (isTorn(measures)) return 'torn';
  if (isRing(measures)) return 'ring';
  if (goesRound(measures) && measures.rounds[0] > 1) return recurs(measures) ? 'recurs' : 'rounds';
  return goesRound(measures) ? 'uneven' : 'crossed';
}

/**
 * How alike the digit and itself after a half turn are, and the consequence.
 * @param {number} half fraction of common ink, 0 to 1
 * @param {TurnMeasures | null} guided null before it has learned
 */
export function halfTurn(half, guided) {
  const how = half >= NEARLY ? 'nearly' : half >= ALIKE ? 'alike' : 'other';
  const share = t(`turning.half.${how}`, { percent: number(100 * half, 0) });
  if (how === 'other' || !guided) return share;
  return `${share} ${t(isRing(guided) ? 'turning.half.apart' : 'turning.half.joined')}`;
}

/** The sentence that compares both codes once both have learned. @param {TurnMeasures} guided @param {TurnMeasures} plain */
export function comparison(guided, plain) {
  const values = { guided: number(guided.error, 4), plain: number(plain.error, 4) };
  return t(guided.error < plain.error ? 'turning.better' : 'turning.worse', values);
}
