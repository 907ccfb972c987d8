import { has, t } from '../i18n/index.js';
import { LANGUAGES } from '../i18n/languages.js';

/** The end of a place: a language, or one of several options. */
const END = new RegExp(`\\.(${Object.keys(LANGUAGES).join('|')})$|\\[\\d+\\].*$`);

/**
 * A fault of a score in words, with its place in the file: «escena 4, minutos (scenes[3].minutes)».
 * @param {string} fault as `faultsOf` names it
 */
export function faultText(fault) {
  const [, index, rest = fault] = /^scenes\[(\d+)\]\.(.*)$/.exec(fault) ?? [];
  const key = `lecture.part.${rest.replace(END, '').replace('.', '-')}`;
  const part = has(key) ? t(key) : rest;
  const place = index === undefined ? part : t('lecture.faultScene', { scene: Number(index) + 1, part });
  return `${place} (${fault})`;
}
