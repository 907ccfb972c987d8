import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { segments } from '../ui/segments.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { foldersOf } from './files.js';
import { countChoice } from './count-choice.js';
import { ImageFault } from './link.js';
import { readPicture } from './read-picture.js';
import { paintThumb, thumb } from './thumbs.js';

/** Number of pictures previewed. */
const SHOWN = 6;
/** Maximum number of unreadable files listed. */
const NAMED = 3;

/**
 * The form for pictures: how to convert them, with a preview, and how many to read.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ paths: string[], limits: import('./files-view.js').FileContents, names: string[] }} given
 * @returns {Promise<import('./files-view.js').Form>}
 */
export async function picturesForm(desk, { paths, limits, names }) {
  const name = names[0] ?? '';
  if (paths.length < limits.fewest)
    throw new ImageFault({ kind: 'tooFew', file: name, count: paths.length, least: limits.fewest });
  const { classes, labels, tooMany } = foldersOf(paths, limits.mostClasses);
  const way = { crop: 'whole', ink: 'auto', stretch: false };
  const amount = countChoice(paths.length, limits.mostImages);
  const places = Array.from({ length: SHOWN }, (_, at) => Math.floor((at * paths.length) / SHOWN));
  const pairs = await Promise.all(places.map((index) => pair(desk, index, paths[index], way)));
  const again = async () => {
    for (const { show } of pairs) await show().catch(desk.showError);
  };
  const facts = [
    t('images.fact.pictures', { count: paths.length }),
    classes.length ? t('images.fact.folders', { names: shortList(classes) }) : t('images.fact.noFolders'),
    tooMany ? t('images.note.tooManyFolders', { count: tooMany, most: limits.mostClasses }) : '',
    t('images.fact.small'),
  ];
  return {
    element: h(
      'div',
      { class: 'images-form' },
      h(
        'ul',
        { class: 'images-facts' },
        facts.filter(Boolean).map((line) => h('li', {}, line)),
      ),
      h(
        'div',
        { class: 'images-pairs grid', 'data-view': 'image-pairs' },
        pairs.map(({ element }) => element),
      ),
      ways(way, () => void again()),
      amount.element,
    ),
    async read(tell, isOver) {
      const { most, seed } = amount.value;
      const chosen = await desk.link.ask('choose', { count: paths.length, most, seed });
      const result = await readAll(desk, { chosen, labels, way, tell, isOver });
      if (result.count < limits.fewest)
        throw new ImageFault({ kind: 'tooFew', file: name, count: result.count, least: limits.fewest });
      return {
        ...{ images: result.images, labels: labels && result.labels, classes },
        name: setName(name, paths[0]),
        origin: names.length > 1 ? t('images.fact.pictures', { count: paths.length }) : name,
        notes: [
          result.count < paths.length && result.bad.length === 0
            ? t('images.note.sampled', { count: result.count, available: paths.length, seed })
            : '',
          result.bad.length
            ? t('images.note.bad', {
                count: result.bad.length,
                names: shortList(result.bad.map((at) => paths[at])),
              })
            : '',
        ].filter(Boolean),
      };
    },
  };
}

/** The set's name: that of the archive, the outermost folder, or the first picture. @param {string} file @param {string} path */
const setName = (file, path) => (/\.zip$/i.test(file) ? file : path.split('/')[0]).replace(/\.\w+$/, '');

/** @param {string[]} names */
const shortList = (names) => names.slice(0, NAMED * 2).join(', ') + (names.length > NAMED * 2 ? ' …' : '');

/**
 * A picture and the resulting image.
 * @param {import('./dialog.js').Desk} desk
 * @param {number} index
 * @param {string} path
 * @param {import('./read-picture.js').Conversion} way
 */
async function pair(desk, index, path, way) {
  const original = h('canvas', { class: 'images-original', role: 'img', 'aria-label': path });
  const result = thumb(new Uint8Array(PIXELS), 0, t('images.preview', { name: path }));
  const show = async () => {
    const { pixels, shown } = await readPicture(desk.link, index, way, true);
    if (shown) {
      original.width = shown.width;
      original.height = shown.height;
      original.getContext('2d')?.drawImage(shown, 0, 0);
      shown.close();
    }
    paintThumb(result, pixels);
  };
  await show().catch(() => undefined); // an unreadable picture is reported on reading
  return { element: h('figure', {}, original, h('span', { 'aria-hidden': 'true' }, '→'), result), show };
}

/** Word keys of the options. */
const NAMES = {
  crop: (/** @type {string} */ id) => t(`images.crop.${id}`),
  ink: (/** @type {string} */ id) => t(`images.ink.${id}`),
};

/** The options for converting pictures. @param {import('./read-picture.js').Conversion} way @param {() => void} onChange */
function ways(way, onChange) {
  const choice = (/** @type {'crop' | 'ink'} */ key, /** @type {string[]} */ options) => {
    const made = segments({
      ...{ label: t(`images.${key}`), key: `image-${key}`, chosen: way[key] },
      entries: options.map((id) => ({ id, text: NAMES[key](id) })),
      onChoose(id) {
        way[key] = id;
        made.mark(id);
        onChange();
      },
    });
    return h('div', { class: 'row' }, h('span', {}, t(`images.${key}`)), made.element);
  };
  const stretch = h('input', { type: 'checkbox', 'data-control': 'image-stretch' });
  stretch.addEventListener('change', () => {
    way.stretch = stretch.checked;
    onChange();
  });
  return h(
    'div',
    { class: 'images-ways-of row' },
    choice('crop', ['whole', 'square', 'centred']),
    choice('ink', ['auto', 'dark', 'bright']),
    h('label', { class: 'images-check' }, stretch, t('images.stretch')),
  );
}

/**
 * Reads the chosen pictures in turn; unreadable files are skipped and counted.
 * @param {import('./dialog.js').Desk} desk
 * @param {object} parts
 * @param {ArrayLike<number>} parts.chosen
 * @param {number[] | null} parts.labels
 * @param {import('./read-picture.js').Conversion} parts.way
 * @param {(share: number) => void} parts.tell
 * @param {() => boolean} parts.isOver
 */
async function readAll(desk, { chosen, labels, way, tell, isOver }) {
  const images = new Uint8Array(chosen.length * PIXELS);
  const taken = new Uint8Array(chosen.length);
  /** @type {number[]} */
  const bad = [];
  let count = 0;
  for (const index of Array.from(chosen)) {
    if (isOver()) break;
    try {
      const { pixels } = await readPicture(desk.link, index, way, false);
      images.set(pixels, count * PIXELS);
      taken[count++] = labels?.[index] ?? 0;
    } catch (error) {
      if (isOver()) throw error;
      bad.push(index);
    }
    tell((count + bad.length) / chosen.length);
  }
  return { images: images.slice(0, count * PIXELS), labels: taken.slice(0, count), count, bad };
}
