import { plainNumber, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { qrCode } from '../ui/qr.js';
import { recall, remember } from '../ui/recall.js';
import { writeScene } from '../router.js';
import { LAB, LIMITS, settings, writeTask } from './task.js';

/** @typedef {import('./task.js').Task} Task */

/** Storage key of the latest link, to which pasted answers belong. */
const LATEST = 'homework';
/** Settings fixed by default, which make results comparable; the others are left to the student. */
const USUALLY_FIXED = ['subject', 'images', 'noise', 'seed'];
/** The lecturer's view settings are not part of the homework. */
const AS_USUAL = /** @type {const} */ ({ backend: 'auto', projector: false });
/** Example values of the requirements. @type {Record<string, string>} */
const EXAMPLE = { mse: '0,0095', parameters: '60000', steps: '', seconds: '' };

/**
 * The form where a lecturer sets requirements and fixed settings, and gets the link.
 * @param {import('../router.js').Scene} scene of the training lab: its settings are the students' starting point
 * @param {(link: string) => void} onLink
 */
export function taskForm(scene, onLink) {
  const name = h('input', {
    value: 'tarea1',
    maxlength: 24,
    autocomplete: 'off',
    'data-view': 'homework-name',
  });
  const limits = LIMITS.map((limit) => ({
    limit,
    input: h('input', {
      value: EXAMPLE[limit],
      inputmode: 'decimal',
      autocomplete: 'off',
      'data-limit': limit,
    }),
  }));
  const fixed = settings().map(({ id }) => ({
    id,
    box: h('input', { type: 'checkbox', checked: USUALLY_FIXED.includes(id), value: id }),
  }));
  const problem = h('p', { role: 'alert', 'data-view': 'homework-said' });
  const code = h('div', { class: 'homework-qr' });

  async function make() {
    const task = taskOf(
      name.value,
      limits,
      fixed.filter(({ box }) => box.checked).map(({ id }) => id),
      scene,
    );
    if (typeof task === 'string') return void (problem.textContent = t(task));
    problem.textContent = '';
    const link = new URL(
      `index.html${writeScene({ ...scene, ...AS_USUAL, task: writeTask(task) })}`,
      document.baseURI,
    ).href;
    remember(LATEST, link);
    onLink(link);
    code.replaceChildren(await qrCode(link, t('homework.qrLink')));
  }
  const labelled = (/** @type {string} */ text, /** @type {Node} */ field) =>
    h('label', {}, h('span', {}, text), field);
  const button = {
    type: 'button',
    class: 'primary',
    'data-action': 'make-homework',
    onclick: () => void make(),
  };
  return h(
    'div',
    { class: 'homework-form' },
    h('div', { class: 'homework-limits grid' }, [
      labelled(t('homework.name'), name),
      ...limits.map(({ limit, input }) => labelled(t(`homework.limitLabel.${limit}`), input)),
    ]),
    h(
      'fieldset',
      {},
      h('legend', {}, t('homework.whatIsFixed')),
      fixed.map(({ id, box }) => h('label', {}, box, h('span', {}, t(`control.${id}`)))),
    ),
    problem,
    h('div', { class: 'tools' }, h('button', button, t('homework.make'))),
    code,
  );
}

/** The link created last on this machine. */
export const latestLink = () => recall(LATEST) ?? '';

/**
 * @param {string} name
 * @param {{ limit: import('./task.js').Limit, input: HTMLInputElement }[]} limits
 * @param {string[]} ids of the fixed settings
 * @param {import('../router.js').Scene} scene
 * @returns {Task | string} or the word key of an error
 */
function taskOf(name, limits, ids, { values }) {
  if (!/^[A-Za-z0-9]{1,24}$/.test(name)) return 'homework.wrong.name';
  /** @type {Task['limits']} */
  const asked = {};
  for (const { limit, input } of limits) {
    const value = Number(plainNumber(input.value));
    if (input.value.trim() === '') continue;
    if (!(value > 0 && Number.isFinite(value))) return 'homework.wrong.number';
    asked[limit] = value;
  }
  if (Object.keys(asked).length === 0) return 'homework.wrong.nothing';
  return { name, limits: asked, fixed: Object.fromEntries(ids.map((id) => [id, values[id]])) };
}

/** The students' initial settings: those on screen, or the defaults. @param {import('../router.js').Scene} scene */
export const beginsAt = (scene, /** @type {Record<string, any>} */ usual) =>
  scene.lab === LAB && !scene.inClass ? scene : { ...scene, inClass: null, lab: LAB, values: usual, ink: '' };
