import { t } from '../i18n/index.js';
import { faultsOf } from './score.js';

/** The score of a lecture that the page has. @param {string} id @returns {Promise<import('./score.js').Score>} */
export async function loadScore(id) {
  const answer = await fetch(new URL(`../lectures/${id}/score.json`, import.meta.url));
  if (!answer.ok) throw new Error(t('lecture.missing', { id }));
  const score = await answer.json();
  const [fault] = faultsOf(score);
  if (fault) throw new Error(t('lecture.fault', { id, fault }));
  return score;
}
