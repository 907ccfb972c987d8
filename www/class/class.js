import { t } from '../i18n/index.js';
import { lecturerSide } from './lecturer.js';
import { studentSide } from './student.js';

/**
 * A class experiment, in place of a lab; students and lecturer have different links.
 * @param {HTMLElement} root
 * @param {import('../lab-kit/types.js').LabContext} context of the lab whose questions it uses
 * @param {import('./link.js').ClassLink} link
 * @param {(changes: Partial<import('./link.js').ClassLink>) => void} setLink
 */
export function mount(root, context, link, setLink) {
  /** @type {(() => void) | null} */
  let destroy = null;
  const { signal } = context.engine;
  const whole = { ...context, link, setLink, signal };
  import(`./experiments/${link.experiment}.js`).then(
    ({ experiment }) => {
      if (signal.aborted) return;
      const isGiven = document.documentElement.classList.contains('lecture'); // then the scene has a title
      if (!isGiven) document.title = `${t(`class.title.${link.experiment}`)} · ${t('shell.name')}`;
      const side = link.side === 'student' ? studentSide : lecturerSide;
      destroy = side(root, whole, experiment) ?? null;
    },
    (error) => context.say(String(error), 'error'),
  );
  return { unmount: () => destroy?.() };
}
