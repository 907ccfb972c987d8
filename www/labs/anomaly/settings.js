import { CLASSES } from '../../views/colors/palette.js';

/**
 * @typedef {object} Settings
 * @property {number[]} normal the digits that are, in order
 * @property {number} pollution
 * @property {number} seed
 * @property {string | null} model a shipped one to begin with, in place of new weights
 */

/** Models that come with the page, by the digits that are normal; of the usual seed, from clean samples. */
const SHIPPED = /** @type {Record<string, string>} */ ({
  0: 'anomaly-0',
  '0,2,3,4,5,6,7,8,9': 'anomaly-not-1',
});
const SHIPPED_SEED = 1;

/** What is normal with one digit alone, or with all but one. @param {string} scene @param {number} digit */
export const normalFor = (scene, digit) =>
  scene === 'oneClass' ? [digit] : CLASSES.filter((other) => other !== digit);

/** The digit that is left out, where it is one alone. @param {number[]} normal */
export function leftOutOf(normal) {
  const others = CLASSES.filter((digit) => !normal.includes(digit));
  return others.length === 1 ? others[0] : null;
}

/**
 * What the controls ask for.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @returns {Settings}
 */
export function wantedOf(context) {
  const scene = String(context.get('scene'));
  const chosen = /** @type {number[]} */ (context.get('normal'));
  const normal =
    scene === 'leftOut'
      ? normalFor(scene, Number(context.get('leftOut')))
      : [...new Set(chosen)].sort((a, b) => a - b);
  const [pollution, seed] = [Number(context.get('pollution')), Number(context.get('seed'))];
  const isUsual = pollution === 0 && seed === SHIPPED_SEED;
  return { normal, pollution, seed, model: isUsual ? (SHIPPED[normal.join()] ?? null) : null };
}

/** Whether two are of the same problem. @param {Settings} a @param {Settings} b */
export const isAlike = (a, b) =>
  a.normal.join() === b.normal.join() && a.pollution === b.pollution && a.seed === b.seed;
