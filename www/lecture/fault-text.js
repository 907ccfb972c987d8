import { has, t } from '../i18n/index.js';
import { LANGUAGES } from '../i18n/languages.js';

/** Suffix of a path: a language, or the index of an option. */
const END = new RegExp(`\\.(${Object.keys(LANGUAGES).join('|')})$|\\[\\d+\\].*$`);

/**
 * A fault of a score in words, with its path in the file: «escena 4, minutos (scenes[3].minutes)».
 * @param {string} fault as returned by `faultsOf`
 */
export function faultText(fault) {
  const [, index, rest = fault] = /^scenes\[(\d+)\]\.(.*)$/.exec(fault) ?? [];
  const key = `lecture.part.${rest.replace(END, '').replace('.', '-')}`;
  const part = has(key) ? t(key) : rest;
  const place = index === undefined ? part : t('lecture.faultScene', { scene: Number(index) + 1, part });
  return `${place} (${fault})`;
}
