import { DEFAULT_LANGUAGE, currentLanguage, loadWords, setLanguage, t } from './i18n/index.js';
import { LANGUAGES } from './i18n/languages.js';

/** @typedef {import('./i18n/index.js').Language} Language */

/** Counts the requested languages: only the latest is applied. */
let requests = 0;

/** Applies a link's language or else the default; returns the language that failed to load. @param {Language} wanted */
export async function speakFirst(wanted) {
  try {
    await loadWords(wanted);
    setLanguage(wanted);
    return null;
  } catch (error) {
    if (wanted === DEFAULT_LANGUAGE) throw error;
    await loadWords(DEFAULT_LANGUAGE);
    setLanguage(DEFAULT_LANGUAGE);
    return wanted;
  }
}

/**
 * Switches to a language once its words have loaded. If they fail to load, the current language stays.
 * @param {Language} wanted
 * @param {string} lab whose words are needed too
 * @returns {Promise<'spoken' | 'missing' | 'late'>} late: another language was requested meanwhile
 */
export async function speak(wanted, lab) {
  const request = ++requests;
  if (wanted === currentLanguage()) return 'spoken';
  const isThere = await loadWords(wanted, lab).then(
    () => true,
    () => false,
  );
  if (request !== requests) return 'late';
  if (!isThere) return 'missing';
  setLanguage(wanted);
  return 'spoken';
}

/** Says that a language failed to load. @param {Language} wanted */
export const missingText = (wanted) =>
  t('language.failed', { language: LANGUAGES[wanted], current: LANGUAGES[currentLanguage()] });
