import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { cameraSource } from './camera.js';
import { classRow, firstNames } from './class-row.js';
import { padSource } from './pad-source.js';
import { thumb } from './thumbs.js';
import { variety } from './variety.js';

/** Drawings per class in a set for a lesson. */
const WANTED = 20;
/** Minimum number of images in a set, as in `parts.rs`. */
const MIN_IMAGES = 10;

/**
 * @typedef {{ pixels: Uint8Array, label: number }} LabelledImage
 * @typedef {object} Source a source of single images
 * @property {HTMLElement} element
 * @property {HTMLElement} [choice] options for taking an image
 * @property {() => Promise<Uint8Array | null>} take returns the current image, or null
 * @property {() => void} clear
 * @property {() => void} leave
 */

/** Images taken but not stored yet, kept for when the user comes back. @type {Partial<Record<'draw' | 'camera', { taken: LabelledImage[], names: string[] }>>} */
const unfinished = {};

/**
 * Makes a set of drawings or camera stills, class by class.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ step: 'draw' | 'camera' }} how
 * @returns {Promise<import('./dialog.js').View>}
 */
export async function view(desk, { step }) {
  const collected = (unfinished[step] ??= { taken: [], names: firstNames() });
  const { taken } = collected;
  const classes = classRow({ names: collected.names, wanted: WANTED, countOf, onChange: () => show() });
  const state = h('p', { role: 'status', 'data-view': 'image-progress' });
  const source = await (step === 'draw' ? padSource : cameraSource)(desk.link, state);
  const tray = h('div', { class: 'images-tray wrap gap-2', 'data-view': 'image-tray' });
  const next = button('next', nextText(step), () => void take().catch(desk.showError), 'primary');
  const undo = button('undo', t('images.undo'), () => {
    const last = taken.findLastIndex(({ label }) => label === classes.chosen);
    if (last >= 0) taken.splice(last, 1);
    show();
  });
  const undoAll = button('undo-all', t('images.undoAll'), () => {
    const others = taken.filter(({ label }) => label !== classes.chosen);
    taken.splice(0, taken.length, ...others);
    show();
  });
  const clear = button('clear', t('images.clear'), () => source.clear());
  const more = variety(desk, () => taken.at(-1)?.pixels ?? null);
  const go = button('go-on', t('images.continue'), () => void finish().catch(desk.showError), 'primary');
  const element = h(
    'div',
    { class: 'images-collect grid' },
    h(
      'div',
      { class: 'images-source' },
      source.element,
      h('div', { class: 'tools' }, next, step === 'draw' && clear),
    ),
    h(
      'div',
      { class: 'grid packed gap-5' },
      classes.element,
      source.choice ?? false,
      tray,
      h('div', { class: 'tools' }, undo, undoAll),
      more.element,
    ),
    h(
      'div',
      { class: 'tools images-end' },
      button('back', t('images.back'), () => void desk.go('list')),
      go,
    ),
  );
  /** Handles the key wherever the focus is, unless the focused element uses it. @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isElsewhere = /** @type {Element} */ (event.target).closest('input, button, select, summary');
    if (event.key !== 'Enter' || isElsewhere) return;
    event.preventDefault();
    next.click();
  };
  document.addEventListener('keydown', onKey);

  /** @param {number} label */
  function countOf(label) {
    return taken.filter((one) => one.label === label).length;
  }

  async function take() {
    const label = classes.chosen;
    const pixels = await source.take();
    if (!pixels) return desk.say(t(`images.nothing.${step}`));
    desk.say('');
    source.clear();
    taken.push({ pixels, label });
    if (countOf(label) === WANTED) classes.goOn();
    show();
  }

  function show() {
    const label = classes.chosen;
    const ofClass = taken.filter((one) => one.label === label);
    classes.show();
    tray.replaceChildren(...ofClass.map(({ pixels }) => thumb(pixels)));
    const missing = MIN_IMAGES - taken.length;
    state.textContent = [
      t('images.progress', { count: ofClass.length, wanted: WANTED, name: classes.names[label] }),
      missing > 0 ? t('images.remaining', { count: missing }) : '',
    ].join(' ');
    undo.disabled = undoAll.disabled = ofClass.length === 0;
    go.disabled = taken.length < MIN_IMAGES;
    more.show();
  }

  /** The images with their variations, and the non-empty classes. */
  async function finish() {
    const used = classes.names.map((_, label) => label).filter((label) => countOf(label) > 0);
    const sorted = used.flatMap((label) => taken.filter((one) => one.label === label));
    const pixels = new Uint8Array(sorted.length * PIXELS);
    sorted.forEach((one, place) => pixels.set(one.pixels, place * PIXELS));
    const first = sorted.map(({ label }) => used.indexOf(label));
    const { images, labels, originals } = await more.apply(pixels, first);
    const notes =
      images.length > pixels.length
        ? [t('images.note.varied', { count: sorted.length, total: images.length / PIXELS })]
        : [];
    await desk.go('check', {
      ...{ images, labels: Uint8Array.from(labels), originals },
      classes: used.map((label) => classes.names[label]),
      ...{ name: t(`images.named.${step}`), origin: t(`images.named.${step}`), notes },
      ...{ backTo: step, onKept: () => delete unfinished[step] },
    });
  }

  show();
  const leave = () => {
    document.removeEventListener('keydown', onKey);
    source.leave();
  };
  return { element, leave };
}

/** Names the key on devices with a keyboard. @param {'draw' | 'camera'} step */
const nextText = (step) => [
  t(`images.next.${step}`),
  h('span', { class: 'images-key' }, ` ${t('images.enterKey')}`),
];

/** @param {string} action @param {string | (string | HTMLElement)[]} text @param {() => void} onclick @param {string} [style] */
const button = (action, text, onclick, style) =>
  h('button', { type: 'button', class: style, 'data-action': `images-${action}`, onclick }, text);
