import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { LONGEST_NAME } from './class-row.js';
import { newSetId } from './image-set.js';
import { ImageFault } from './link.js';
import { inverted, merged, stretched } from './tone.js';
import { put } from './store.js';
import { paintThumb, thumb } from './thumbs.js';

/** Number of images shown per class. */
const SHOWN = 14;

/**
 * Shows the images read or made, by class, before they are stored.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ given: import('./files-view.js').Draft, canUse: boolean }} how
 * @returns {Promise<import('./dialog.js').View>}
 */
export async function view(desk, { given, canUse }) {
  const report = await inspected(desk.link, given);
  const count = given.images.length / PIXELS;
  if (report.blank === count) throw new ImageFault({ kind: 'allBlank', file: given.origin });
  const names = [...given.classes];
  let images = given.images;
  const rows = names.length ? names.map((_, label) => classRow(label)) : [plainRow()];

  /** @param {number} label @returns {number[]} */
  function placesOf(label) {
    const places = [];
    for (let place = 0; place < count; place++) if (given.labels?.[place] === label) places.push(place);
    return places;
  }
  function plainRow() {
    return pictures(
      Array.from({ length: count }, (_, place) => place),
      t('images.noClasses'),
    );
  }
  /** @param {number} label */
  function classRow(label) {
    const field = h('input', {
      ...{ value: names[label], maxlength: LONGEST_NAME, 'data-class': label },
      'aria-label': t('images.className', { number: label + 1 }),
    });
    field.addEventListener('input', () => {
      names[label] = field.value;
      warn();
    });
    return pictures(placesOf(label), field);
  }
  /** @param {number[]} places @param {HTMLElement | string} name */
  function pictures(places, name) {
    const step = Math.max(1, places.length / SHOWN);
    const shown = places
      .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
      .slice(0, SHOWN);
    const thumbs = shown.map((place) => thumb(images, place));
    return {
      element: h(
        'li',
        {},
        h(
          'span',
          { class: 'images-name grid gap-1' },
          name,
          h('small', {}, t('images.count', { count: places.length })),
        ),
        h('span', { class: 'images-row wrap gap-2' }, thumbs),
      ),
      paint: () => thumbs.forEach((canvas, at) => paintThumb(canvas, images, shown[at])),
    };
  }

  const invert = check('invert', given.isDark ?? false);
  const stretch = check('stretch', false);
  function retone() {
    images = given.images;
    if (invert.input.checked) images = inverted(images);
    if (stretch.input.checked) images = stretched(images);
    for (const { paint } of rows) paint();
  }
  for (const { input } of [invert, stretch]) input.addEventListener('change', retone);

  const sameNames = h('p', { role: 'status', class: 'quiet', 'data-view': 'image-same-names' });
  function warn() {
    const twice = merged(given.labels, names).twice;
    sameNames.textContent = twice.length ? t('images.note.sameNames', { names: twice.join(', ') }) : '';
  }
  const name = h('input', { value: given.name, maxlength: 60, 'data-control': 'image-set-name' });
  const notes = [
    ...given.notes,
    report.blank > 0 && t('images.note.blank', { count: report.blank }),
    report.twice > 0 && t('images.note.twice', { count: report.twice }),
    names.length === 1 && t('images.note.oneClass', { name: names[0] }),
    given.isDark && t('images.note.dark'),
  ];
  async function save() {
    const { labels, classes } = merged(given.labels, names);
    const set = {
      ...{ id: given.id ?? newSetId(), name: name.value.trim() || given.name || t('images.title') },
      ...{ images: images === given.images ? images.slice() : images, labels, classes, made: Date.now() },
      originals: given.originals ?? null,
      origin: given.origin,
    };
    const problem = await put(set);
    given.onKept?.();
    if (canUse && !problem) return desk.use(set.id);
    await desk.go('list', set.id);
    desk.say(
      problem
        ? t('images.notStored', { reason: t(`work.problem.${problem}`) })
        : t('images.stored', { name: set.name }),
    );
  }
  retone();
  warn();
  return {
    element: h(
      'div',
      { class: 'images-check' },
      h('label', { class: 'images-set-name' }, t('images.setName'), name),
      h(
        'ul',
        { class: 'images-facts', 'data-view': 'image-notes' },
        notes.filter(Boolean).map((note) => h('li', {}, note)),
      ),
      h('div', { class: 'tools' }, invert.element, stretch.element),
      sameNames,
      h(
        'ul',
        { class: 'images-kinds grid', 'data-view': 'image-kinds' },
        rows.map(({ element }) => element),
      ),
      h(
        'div',
        { class: 'tools images-end' },
        h(
          'button',
          { type: 'button', onclick: () => void desk.go(given.backTo ?? 'list') },
          t('images.back'),
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'primary',
            'data-action': 'images-save',
            onclick: () => void save().catch(desk.showError),
          },
          t(canUse ? 'images.saveAndUse' : 'images.save', { count }),
        ),
      ),
    ),
  };
}

/**
 * Counts blank images and duplicates. Variations of one image may be equal and do not count, since the split keeps them
 * together.
 * @param {import('./link.js').ImagesLink} link
 * @param {import('./files-view.js').Draft} draft
 * @returns {Promise<{ blank: number, twice: number }>}
 */
async function inspected(link, { images, originals }) {
  const report = await link.ask('inspect', { images });
  if (!originals) return report;
  const met = new Set();
  const firsts = [...originals.keys()].filter((at) => met.size < met.add(originals[at]).size);
  const alone = new Uint8Array(firsts.length * PIXELS);
  firsts.forEach((at, place) => alone.set(images.subarray(at * PIXELS, (at + 1) * PIXELS), place * PIXELS));
  return { ...report, twice: (await link.ask('inspect', { images: alone })).twice };
}

/** @param {string} id @param {boolean} checked */
function check(id, checked) {
  const input = h('input', { type: 'checkbox', checked, 'data-control': `image-${id}` });
  return { input, element: h('label', { class: 'images-check-box' }, input, t(`images.${id}`)) };
}
