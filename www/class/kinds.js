import { fixed, list, whole } from './fields.js';
import { MAX_POINTS, PEN } from './drawing.js';

/** Numbers of the experiments in lines; never reuse one. */
export const NUMBERS = { seeds: 1, bottlenecks: 2, handwriting: 3, leak: 4, homework: 5 };

/** Code values in lines are integers from −127 to 127, in units of the scale below. */
export const CODE_STEPS = 127;
const number = whole(1, 999);
const mse = fixed(0, 0.26, 6);
const training = { number, d: whole(1, 64), epochs: whole(1, 200), mse };

/**
 * Fields of each experiment's lines. A changed field needs a new version.
 * @type {Record<'seeds' | 'bottlenecks' | 'handwriting' | 'leak', import('./line.js').Kind>}
 */
export const KINDS = {
  seeds: { number: NUMBERS.seeds, version: 1, fields: training },
  bottlenecks: { number: NUMBERS.bottlenecks, version: 1, fields: training },
  handwriting: {
    number: NUMBERS.handwriting,
    version: 1,
    fields: { digit: whole(0, 9), points: list(whole(0, PEN), MAX_POINTS) },
  },
  leak: {
    number: NUMBERS.leak,
    version: 1,
    fields: { first: whole(0, 9999), count: whole(1, 10), code: list(whole(-CODE_STEPS, CODE_STEPS), 32) },
  },
};
