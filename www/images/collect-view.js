import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { cameraSource } from './camera.js';
import { classRow } from './class-row.js';
import { padSource } from './pad-source.js';
import { thumb } from './thumbs.js';
import { variety } from './variety.js';

/** Drawings of each class that make a set for a lesson. */
const WANTED = 20;
/** Fewer images make none; the limit of `parts.rs`. */
const FEWEST = 10;

/**
 * @typedef {{ pixels: Uint8Array, label: number }} Taken
 * @typedef {object} Source where images come from, one after the other
 * @property {HTMLElement} element
 * @property {() => Promise<Uint8Array | null>} take the image that is there; nothing where there is none
 * @property {() => void} clear
 * @property {() => void} leave
 */

/**
 * Makes a set of drawings or of stills of the camera, class by class.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ step: 'draw' | 'camera' }} how
 * @returns {Promise<import('./dialog.js').View>}
 */
export async function view(desk, { step }) {
  /** @type {Taken[]} */
  const taken = [];
  const classes = classRow({ wanted: WANTED, countOf, onChange: () => show() });
  const source = step === 'draw' ? padSource(desk.link) : await cameraSource(desk.link);
  const tray = h('div', { class: 'images-tray', 'data-view': 'image-tray' });
  const state = h('p', { class: 'quiet', role: 'status', 'data-view': 'image-progress' });
  const next = button('next', t(`images.next.${step}`), () => void take().catch(desk.sayError), 'primary');
  const undo = button('undo', t('images.undo'), () => {
    const last = taken.findLastIndex(({ label }) => label === classes.chosen);
    if (last >= 0) taken.splice(last, 1);
    show();
  });
  const clear = button('clear', t('images.clear'), () => source.clear());
  const more = variety(desk, () => taken.at(-1)?.pixels ?? null);
  const go = button('go-on', t('images.goOn'), () => void finish().catch(desk.sayError), 'primary');
  const element = h(
    'div',
    { class: 'images-collect' },
    h(
      'div',
      { class: 'images-source' },
      source.element,
      h('div', { class: 'tools' }, next, step === 'draw' && clear, undo),
    ),
    h('div', { class: 'images-made' }, classes.element, state, tray, more.element),
    h(
      'div',
      { class: 'tools images-end' },
      button('back', t('images.back'), () => void desk.go('list')),
      go,
    ),
  );
  /** Wherever the focus is, if it is on nothing that has its own use of the key. @param {KeyboardEvent} event */
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
    const own = taken.filter((one) => one.label === label);
    classes.show();
    tray.replaceChildren(...own.map(({ pixels }) => thumb(pixels)));
    state.textContent = t('images.made', { count: own.length, wanted: WANTED, name: classes.names[label] });
    undo.disabled = own.length === 0;
    go.disabled = taken.length < FEWEST;
    more.show();
  }

  /** The images with their variations; the classes are those that have some. */
  async function finish() {
    const used = classes.names.map((_, label) => label).filter((label) => countOf(label) > 0);
    const sorted = used.flatMap((label) => taken.filter((one) => one.label === label));
    const pixels = new Uint8Array(sorted.length * 784);
    sorted.forEach((one, place) => pixels.set(one.pixels, place * 784));
    const first = sorted.map(({ label }) => used.indexOf(label));
    const { images, labels } = await more.apply(pixels, first);
    const notes =
      images.length > pixels.length
        ? [t('images.note.varied', { count: sorted.length, total: images.length / 784 })]
        : [];
    await desk.go('check', {
      ...{ images, labels: Uint8Array.from(labels), classes: used.map((label) => classes.names[label]) },
      ...{ name: t(`images.named.${step}`), origin: t(`images.named.${step}`), notes },
    });
  }

  show();
  const leave = () => {
    document.removeEventListener('keydown', onKey);
    source.leave();
  };
  return { element, leave };
}

/** @param {string} action @param {string} text @param {() => void} onclick @param {string} [style] */
const button = (action, text, onclick, style) =>
  h('button', { type: 'button', class: style, 'data-action': `images-${action}`, onclick }, text);
