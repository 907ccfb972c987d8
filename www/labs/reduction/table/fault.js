import { EngineError } from '../../../engine/error.js';

/** Why a file cannot be used, as a kind that the page has a sentence for. @param {string} kind @param {Record<string, string>} [params] */
export const fault = (kind, params = {}) =>
  new EngineError({ kind, message: `${kind} ${JSON.stringify(params)}`, params });
