/**
 * Images a second on the CPU of one machine, with each batch size that races: what the chart shows before anything was measured
 * in the reader's own browser. Written by `tests/bench/race-beforehand.js`.
 * @type {{ machine: string, cpu: Record<string, number[]> }}
 */
export const BEFOREHAND = {
  machine: '',
  cpu: {},
};
