import { EngineError } from '../engine/error.js';

/**
 * Why a file is no model that can be opened; the words are under `error.<kind>`.
 * @param {string} kind
 * @param {Record<string, string | number>} [params]
 */
export function fault(kind, params = {}) {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return new EngineError({ kind, message: `${kind} ${JSON.stringify(texts)}`, params: texts });
}

/** Sizes as they are written: `784 × 128`. @param {readonly number[]} shape */
export const sizes = (shape) => (shape.length ? shape.join(' × ') : '1');
