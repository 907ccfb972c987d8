/**
 * @typedef {import('../../generated/protocol.js').Subject} Subject
 *
 * @typedef {object} Settings
 * @property {Subject} subject the image set
 * @property {number[]} normal the normal classes, in order
 * @property {number} pollution
 * @property {number} seed
 * @property {string | null} model a shipped model to start from, in place of new weights
 */

/** Shipped models by their normal classes; trained with the default seed and clean samples. */
const SHIPPED = /** @type {Record<string, Record<string, string>>} */ ({
  digits: { 0: 'anomaly-0', '0,2,3,4,5,6,7,8,9': 'anomaly-not-1' },
});
const SHIPPED_SEED = 1;

/** The labels of n classes. @param {number} classes */
const labelsOf = (classes) => Array.from({ length: classes }, (_, label) => label);

/** The normal classes of a scene: one, or all but one. @param {string} scene @param {number} label @param {number} classes */
export const normalFor = (scene, label, classes) =>
  scene === 'oneClass' ? [label] : labelsOf(classes).filter((other) => other !== label);

/** The left-out class, if there is exactly one. @param {number[]} normal @param {number} classes */
export function leftOutOf(normal, classes) {
  const others = labelsOf(classes).filter((label) => !normal.includes(label));
  return others.length === 1 ? others[0] : null;
}

/** The chosen classes that exist. @param {import('../../lab-kit/types.js').LabContext} context @param {number} classes */
export function chosenOf(context, classes) {
  if (context.get('scene') === 'leftOut') return [Math.min(Number(context.get('leftOut')), classes - 1)];
  const chosen = [...new Set(/** @type {number[]} */ (context.get('normal')))].sort((a, b) => a - b);
  const there = chosen.filter((label) => label < classes);
  return there.length || !chosen.length ? there : [0]; // a link's classes may belong to another set
}

/**
 * The settings requested by the controls.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {Subject} subject
 * @param {number} classes
 * @returns {Settings}
 */
export function wantedOf(context, subject, classes) {
  const chosen = chosenOf(context, classes);
  const normal = context.get('scene') === 'leftOut' ? normalFor('leftOut', chosen[0], classes) : chosen;
  const [pollution, seed] = [Number(context.get('pollution')), Number(context.get('seed'))];
  const isUsual = pollution === 0 && seed === SHIPPED_SEED;
  const model = isUsual ? (SHIPPED[subject]?.[normal.join()] ?? null) : null;
  return { subject, normal, pollution, seed, model };
}

/** Whether two settings pose the same problem. @param {Settings} a @param {Settings} b */
export const isAlike = (a, b) =>
  a.subject === b.subject &&
  a.normal.join() === b.normal.join() &&
  a.pollution === b.pollution &&
  a.seed === b.seed;
