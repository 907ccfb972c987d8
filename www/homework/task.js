import { labOf, parseValue, usualSettings } from '../router.js';

/**
 * A homework task: fixed settings of the training lab, and requirements on a run. It is part of the link:
 * `?lab=train&task=n-uno_mse-0.0095_parameters-60000_fixed-dCode.16*seed.1`.
 *
 * @typedef {import('../router.js').Value} Value
 * @typedef {object} Task
 * @property {string} name letters and digits
 * @property {Partial<Record<Limit, number>>} limits
 * @property {Record<string, Value>} fixed by control id
 * @typedef {typeof LIMITS[number]} Limit
 * @typedef {Record<Limit, number>} RunResults a run's results
 * @typedef {{ limit: Limit, most: number, value: number, holds: boolean }} Condition
 */

export const LAB = 'train';
/** Possible requirements. The error must be below its limit, the others at most at it. */
export const LIMITS = /** @type {const} */ (['mse', 'parameters', 'steps', 'seconds']);
const NAME = /^[A-Za-z0-9]{1,24}$/;

/** The settings of a run. */
export const settings = () => (labOf(LAB)?.controls ?? []).filter(({ section }) => section !== 'view');

/** @param {Task} task */
export function writeTask({ name, limits, fixed }) {
  const limitTexts = LIMITS.flatMap((limit) =>
    limits[limit] === undefined ? [] : [`${limit}-${limits[limit]}`],
  );
  const values = Object.entries(fixed).map(([id, value]) => `${id}.${String(value) || 'none'}`);
  return [`n-${name}`, ...limitTexts, ...(values.length ? [`fixed-${values.join('*')}`] : [])].join('_');
}

/** @param {string} text @returns {Task | null} null if it is invalid or has no requirement */
export function readTask(text) {
  const parts = text.split('_').map((part) => cut(part, '-'));
  /** @type {Task} */
  const task = { name: '', limits: {}, fixed: {} };
  for (const [key, value] of parts) {
    const limit = LIMITS.find((limit) => limit === key);
    if (limit) task.limits[limit] = Number(value);
    else if (key === 'n' && NAME.test(value)) task.name = value;
    else if (key !== 'fixed' || !readFixed(value, task.fixed)) return null;
  }
  const limits = Object.values(task.limits);
  const isAsked = limits.length > 0 && limits.every((value) => value > 0 && Number.isFinite(value));
  return task.name && isAsked ? task : null;
}

/** @param {string} text @param {Task['fixed']} fixed receives the values @returns {boolean} whether all are valid */
function readFixed(text, fixed) {
  for (const [id, written] of text.split('*').map((part) => cut(part, '.'))) {
    const control = settings().find((setting) => setting.id === id);
    const value = control && parseValue(control, written);
    if (value === undefined) return false;
    fixed[id] = value;
  }
  return true;
}

/** @param {string} part @param {string} sign @returns {[string, string]} the text before its first occurrence, and after */
const cut = (part, sign) => [part.slice(0, part.indexOf(sign)), part.slice(part.indexOf(sign) + 1)];

/** The settings of a run without changes by the student. @param {Task} task @returns {Record<string, Value>} */
export function usualOf({ fixed }) {
  return { ...usualSettings(), ...fixed };
}

/** The requirements, and whether a run meets them. @param {Task} task @param {RunResults} reached @returns {Condition[]} */
export const conditions = ({ limits }, reached) =>
  LIMITS.flatMap((limit) => {
    const most = limits[limit];
    if (most === undefined) return [];
    const value = reached[limit];
    return [{ limit, most, value, holds: limit === 'mse' ? value < most : value <= most }];
  });

/** Fixed settings that differ in a run. @param {Task} task @param {Record<string, any>} config @returns {string[]} their ids */
export const broken = ({ fixed }, config) =>
  Object.keys(fixed).filter((id) => String(config[id]) !== String(fixed[id]));
