import { EngineError } from '../../../engine/error.js';

/** The reason why a file cannot be used, as an error kind with words on the page. @param {string} kind @param {Record<string, string>} [params] */
export const fault = (kind, params = {}) =>
  new EngineError({ kind, message: `${kind} ${JSON.stringify(params)}`, params });
