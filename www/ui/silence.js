import { t } from '../i18n/index.js';
import { attribute } from './dom.js';

/**
 * Marks a lab and shows a notice while the engine does not respond; removes both when it does.
 * @param {object} parts
 * @param {import('../engine/client.js').Engine} parts.engine
 * @param {HTMLElement} parts.lab
 * @param {ReturnType<typeof import('./notices.js').notices>['say']} parts.say
 * @param {() => void} parts.onRestart
 */
export function silenceNotice({ engine, lab, say, onRestart }) {
  let announced = '';
  /** @type {() => void} */
  let takeBack = () => undefined;
  const show = () => {
    const { silence } = engine;
    attribute(lab, 'aria-busy', silence === 'answers' ? null : 'true');
    const wanted = silence === 'quiet' || silence === 'stuck' ? silence : '';
    if (wanted === announced) return;
    announced = wanted;
    takeBack();
    if (wanted === 'quiet') takeBack = say(t('silence.quiet'));
    if (wanted === 'stuck')
      takeBack = say(t('silence.stuck'), 'info', { text: t('silence.restart'), act: onRestart });
  };
  engine.addEventListener('silence', show);
  show();
  return { destroy: () => engine.removeEventListener('silence', show) };
}
