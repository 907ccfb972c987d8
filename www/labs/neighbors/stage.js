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
 * The neighbours in the three spaces side by side, with their votes and predictions.
 * @param {Scene} scene
 */
export function stage(scene) {
  const columns = SPACES.map((space) => column(scene, space));
  /** The current neighbours, for saving. @type {Neighbors | null} */
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
    foot: h('div', { class: 'stage-foot muted justified' }, where, status, files),
    /** @param {string} sentence */
    say(sentence) {
      status.textContent = sentence;
    },
    /**
     * Shows cost and accuracy of each space over the test samples.
     * @param {number[]} sizes dimensions of each space
     * @param {Partial<Record<typeof SPACES[number], import('./findings.js').Result>>} results
     * @param {{ isMeasuredHere: boolean, machine: string }} origin whether they were measured on this page, or else on which machine
     */
    setFigures(sizes, results, { isMeasuredHere, machine }) {
      const costs = SPACES.map((space) => results[space] && results[space].ms / results[space].samples);
      const [largest, longest] = [Math.max(...sizes), Math.max(...costs.map((ms) => ms ?? 0))];
      const kind = isMeasuredHere ? 'here' : results.code ? 'precomputed' : 'none';
      const tests = number(results.code?.samples ?? 0);
      where.textContent = t(`neighbors.figures.${kind}`, { machine, tests });
      columns.forEach(({ figures }, place) => {
        const accuracy = results[SPACES[place]]?.accuracy;
        figures.show({ size: sizes[place], accuracy, ms: costs[place] }, { size: largest, ms: longest });
      });
    },
    /** Clears the stage without a query; space for k neighbours stays reserved, so that the layout does not shift. @param {number} k */
    clear(k) {
      shown = null;
      csv.follow();
      for (const { clear } of columns) clear(k);
    },
    /** @param {Neighbors} neighbors @param {Pictures} pictures of all neighbours, space by space @param {number | null} label of the query */
    show(neighbors, pictures, label) {
      shown = neighbors;
      csv.follow();
      let from = 0;
      neighbors.spaces.forEach((neighborhood, place) => {
        columns[place].show(neighborhood, pictures, from, label);
        from += neighborhood.indices.length;
      });
    },
  };
}

/** Significant digits of a distance. */
const DIGITS = 2;

/** A distance with that many significant digits, including trailing zeros. @param {number} distance */
const distanceText = (distance) => {
  const power = distance > 0 ? Math.floor(Math.log10(distance)) : 0;
  return number(distance, Math.max(0, DIGITS - 1 - power));
};

/** Size class of a number of neighbours: a few leave room for all details. @param {number} count */
const crowdOf = (count) => (count <= 6 ? 'few' : count <= 10 ? 'some' : 'crowd');

/** The column of one space. @param {Scene} scene @param {typeof SPACES[number]} space */
function column(scene, space) {
  const prediction = h('b');
  const mark = h('span', { class: 'predicted-mark strong' });
  const verdict = h(
    'p',
    { class: 'predicted-class tight wrap', 'data-view': 'predicted-class', 'data-answer': '' },
    h('small', {}, t('neighbors.predicts')),
    prediction,
    mark,
  );
  const bar = voteBar();
  const tiles = h('div', { class: 'neighbors-tiles grid packed gap-3', 'data-view': 'tiles' });
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

  /** @param {Neighborhood} neighborhood @param {number | null} label */
  const say = (neighborhood, label) => {
    const isRight = label === null ? null : neighborhood.predicted === label;
    verdict.dataset.predicted = String(neighborhood.predicted);
    verdict.dataset.right = String(isRight ?? '');
    verdict.style.setProperty('--tone', `var(${classToken(scene.toneOf(neighborhood.predicted))})`);
    prediction.textContent = scene.nameOf(neighborhood.predicted);
    mark.textContent = isRight === null ? '' : t(isRight ? 'neighbors.right' : 'neighbors.wrong');
  };
  /**
   * Adjusts the number of tiles. Tiles are reused, because drawing updates dozens of them many times per second.
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
      prediction.textContent = '';
      mark.textContent = '';
      verdict.dataset.predicted = verdict.dataset.right = '';
      verdict.style.removeProperty('--tone');
      bar.show([]);
      room(k);
      attribute(tiles, 'data-empty', true);
    },
    /** @param {Neighborhood} neighborhood @param {Pictures} pictures @param {number} from @param {number | null} label */
    show(neighborhood, pictures, from, label) {
      say(neighborhood, label);
      const parts = neighborhood.votes.map((count, one) => ({
        count,
        name: scene.nameOf(one),
        tone: scene.toneOf(one),
      }));
      bar.show(parts);
      room(neighborhood.indices.length);
      attribute(tiles, 'data-empty', null);
      neighborhood.indices.forEach((index, at) => {
        const place = /** @type {HTMLElement} */ (tiles.children[at]);
        const [name, distance] = [
          scene.nameOf(neighborhood.labels[at]),
          distanceText(neighborhood.distances[at]),
        ];
        place.style.setProperty('--tone', `var(${classToken(scene.toneOf(neighborhood.labels[at]))})`);
        place.dataset.label = String(neighborhood.labels[at]);
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
