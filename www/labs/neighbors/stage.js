import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { spaceFigures } from './views/space-figures.js';
import { voteBar } from './views/vote-bar.js';
import { SPACES, spaceName } from './spaces.js';

/**
 * @typedef {import('../../generated/protocol.js').Neighborhood} Neighborhood
 * @typedef {import('../../generated/protocol.js').Neighbors} Neighbors
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 * @typedef {import('./scene.js').Scene} Scene
 */

/**
 * The neighbours in the three spaces side by side, with their votes and what these say.
 * @param {Scene} scene
 */
export function stage(scene) {
  const columns = SPACES.map((space) => column(scene, space));
  /** What is shown, for the file. @type {Neighbors | null} */
  let shown = null;
  const csv = new CsvFile(() => {
    const rows = () =>
      (shown?.spaces ?? []).flatMap(({ indices, distances, labels }, place) =>
        indices.map((index, at) => [SPACES[place], at + 1, index, distances[at], labels[at]]),
      );
    const head = ['space', 'rank', 'index', 'distance', 'class'];
    return shown ? { name: t('neighbors.file.neighbors'), head, rows } : null;
  });
  const files = fileButtons({
    png: () => {
      if (!shown) return;
      const canvases = columns.flatMap(({ tiles }) => [...tiles.querySelectorAll('canvas')]);
      savePictures(canvases, canvases.length / SPACES.length, `${t('neighbors.file.neighbors')}.png`);
    },
    csv,
    of: 'neighbors',
  });
  const status = h('p', { role: 'status', 'data-view': 'jury' });
  const where = h('p', { 'data-view': 'figures-where', 'data-moment': '' });
  return {
    columns: columns.map(({ element }) => element),
    foot: h('div', { class: 'stage-foot justified' }, where, status, files),
    /** @param {string} sentence */
    say(sentence) {
      status.textContent = sentence;
    },
    /**
     * What each space costs and gains over the test samples.
     * @param {number[]} sizes values in a sample of each space
     * @param {Partial<Record<typeof SPACES[number], import('./findings.js').Result>>} results
     * @param {{ isOwn: boolean, machine: string }} origin whether they were measured here, or else where
     */
    setFigures(sizes, results, { isOwn, machine }) {
      const costs = SPACES.map((space) => results[space] && results[space].ms / results[space].samples);
      const [largest, longest] = [Math.max(...sizes), Math.max(...costs.map((ms) => ms ?? 0))];
      const kind = isOwn ? 'own' : results.code ? 'known' : 'none';
      const tests = number(results.code?.samples ?? 0);
      where.textContent = t(`neighbors.figures.${kind}`, { machine, tests });
      columns.forEach(({ figures }, place) => {
        const accuracy = results[SPACES[place]]?.accuracy;
        figures.show({ size: sizes[place], accuracy, ms: costs[place] }, { size: largest, ms: longest });
      });
    },
    /** Nobody is asked; the room of so many neighbours is kept, so that nothing jumps. @param {number} k */
    clear(k) {
      shown = null;
      csv.follow();
      for (const { clear } of columns) clear(k);
    },
    /** @param {Neighbors} neighbors @param {Pictures} pictures of all of them, space after space @param {number | null} label of the query */
    show(neighbors, pictures, label) {
      shown = neighbors;
      csv.follow();
      let from = 0;
      neighbors.spaces.forEach((own, place) => {
        columns[place].show(own, pictures, from, label);
        from += own.indices.length;
      });
    },
  };
}

/** Significant digits of a distance. */
const DIGITS = 2;

/** A distance with as many decimals as its digits need, zeros at the end among them. @param {number} distance */
const distanceText = (distance) => {
  const power = distance > 0 ? Math.floor(Math.log10(distance)) : 0;
  return number(distance, Math.max(0, DIGITS - 1 - power));
};

/** How many neighbours a space shows: few have room for all that is said of them. @param {number} count */
const crowdOf = (count) => (count <= 6 ? 'few' : count <= 10 ? 'some' : 'crowd');

/** One space. @param {Scene} scene @param {typeof SPACES[number]} space */
function column(scene, space) {
  const told = h('b');
  const mark = h('span', { class: 'told-mark' });
  const verdict = h(
    'p',
    { class: 'told-class', 'data-view': 'told-class', 'data-answer': '' },
    h('small', {}, t('neighbors.says')),
    told,
    mark,
  );
  const bar = voteBar();
  const tiles = h('div', { class: 'neighbors-tiles', 'data-view': 'tiles' });
  const figures = spaceFigures();
  const element = h(
    'section',
    { class: 'card', 'data-space': space, 'data-moment': '' },
    h('h2', {}, spaceName(space, scene.kind)),
    verdict,
    bar.element,
    tiles,
    figures.element,
  );

  /** @param {Neighborhood} own @param {number | null} label */
  const say = (own, label) => {
    const isRight = label === null ? null : own.told === label;
    verdict.dataset.told = String(own.told);
    verdict.dataset.right = String(isRight ?? '');
    verdict.style.setProperty('--own', `var(${classToken(scene.toneOf(own.told))})`);
    told.textContent = scene.nameOf(own.told);
    mark.textContent = isRight === null ? '' : t(isRight ? 'neighbors.right' : 'neighbors.wrong');
  };
  /**
   * As many places. What is new is drawn in those of before: while one draws there are dozens of them many times a second.
   * @param {number} count
   */
  const room = (count) => {
    const wide = scene.columns(count);
    tiles.style.setProperty('--columns', String(wide));
    tiles.dataset.count = String(count);
    element.dataset.crowd = crowdOf(count);
    while (tiles.childElementCount > count) tiles.lastElementChild?.remove();
    while (tiles.childElementCount < count) tiles.append(tile());
  };
  return {
    element,
    tiles,
    figures,
    /** @param {number} k */
    clear(k) {
      told.textContent = '';
      mark.textContent = '';
      verdict.dataset.told = verdict.dataset.right = '';
      verdict.style.removeProperty('--own');
      bar.show([]);
      room(k);
      attribute(tiles, 'data-empty', true);
    },
    /** @param {Neighborhood} own @param {Pictures} pictures @param {number} from @param {number | null} label */
    show(own, pictures, from, label) {
      say(own, label);
      const parts = own.votes.map((count, one) => ({
        count,
        name: scene.nameOf(one),
        tone: scene.toneOf(one),
      }));
      bar.show(parts);
      room(own.indices.length);
      attribute(tiles, 'data-empty', null);
      own.indices.forEach((index, at) => {
        const place = /** @type {HTMLElement} */ (tiles.children[at]);
        const [name, distance] = [scene.nameOf(own.labels[at]), distanceText(own.distances[at])];
        place.style.setProperty('--own', `var(${classToken(scene.toneOf(own.labels[at]))})`);
        place.dataset.label = String(own.labels[at]);
        place.dataset.index = String(index);
        const [picture, caption] = /** @type {HTMLElement[]} */ ([...place.children]);
        scene.draw(picture, pictures, from + at, t('neighbors.tile', { name, distance }));
        caption.children[0].textContent = name;
        caption.children[1].textContent = distance;
        place.title = t('neighbors.tile', { name, distance });
      });
    },
  };
}

const tile = () =>
  h(
    'figure',
    { class: 'neighbor' },
    h('div', { class: 'neighbor-place' }),
    h('figcaption', {}, h('b'), h('span')),
  );
