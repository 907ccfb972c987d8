import { EngineError } from '../engine/error.js';

/**
 * The reason why a file cannot be opened as a model; its words are under `error.<kind>`.
 * @param {string} kind
 * @param {Record<string, string | number>} [params]
 */
export function fault(kind, params = {}) {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return new EngineError({ kind, message: `${kind} ${JSON.stringify(texts)}`, params: texts });
}

/** Formats a shape: `784 × 128`. @param {readonly number[]} shape */
export const sizes = (shape) => (shape.length ? shape.join(' × ') : '1');
