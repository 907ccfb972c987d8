import { CODE_STEPS } from './kinds.js';

/** The network whose messages are attacked, and whose training images leak. */
export const MODEL = 'digits-32';
/** @type {import('../generated/protocol.js').DataSet} */
export const SET = 'digitsTrain';
/** Maximum magnitude of a code value in a line; larger values are clamped. */
const REACH = 25;

/** Index of a student's first image. @param {number} number the student's number, from 1 @param {number} each number of images per student */
export const firstOf = (number, each) => (number - 1) * each;

/**
 * Some images with their codes.
 * @param {import('../engine/turns.js').Turn} engine
 * @param {number} first
 * @param {number} count
 */
export async function pairsOf(engine, first, count) {
  await Promise.all([engine.loadModel(MODEL), engine.loadData(SET)]);
  const indices = Array.from({ length: count }, (_, at) => first + at);
  const { pixels } = await engine.ask({ engine: { pictures: { set: SET, indices } } });
  const width = pixels.length / count;
  const codes = [];
  for (const at of indices.keys()) {
    const input = { pixels: pixels.slice(at * width, (at + 1) * width) };
    codes.push((await engine.ask({ reconstruct: { forward: { network: { model: MODEL }, input } } })).code);
  }
  return { pixels, codes };
}

/** A code as encoded in a line. @param {Float32Array} code */
export const asSteps = (code) =>
  Array.from(code, (value) => Math.round(CODE_STEPS * Math.max(-1, Math.min(1, value / REACH))));

/** Whether an encoded code equals this one up to rounding. @param {number[]} steps @param {Float32Array} code */
export const isSameCode = (steps, code) =>
  steps.length === code.length && asSteps(code).every((step, at) => Math.abs(step - steps[at]) <= 1);

/** The number of distinct images leaked by some lines. @param {import('./line.js').Line[]} lines */
export function leakedBy(lines) {
  const leaked = new Set(
    lines.flatMap(({ values: { first, count } }) => Array.from({ length: count }, (_, at) => first + at)),
  );
  return leaked.size;
}
