import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { isMine } from '../../../lab-kit/set-choice.js';
import { isQuiet, showError } from '../../../lab-kit/show-error.js';
import { mapsTable, measuresTable } from './files.js';
import { MapJobs, TSNE, UMAP } from './jobs.js';
import { mapCard } from './map-card.js';
import { KEEPS, METHODS, PLACING, workOf } from './methods.js';
import { NewPoint } from './new-point.js';
import { SubjectChoice } from './subject-choice.js';
import { legendOf, shadesOf, subjectOf, viewOf } from './subjects.js';

/**
 * @typedef {import('./methods.js').Method} Method
 * @typedef {import('./subjects.js').SubjectId} SubjectId
 * @typedef {import('../../../generated/protocol.js').MapPoints} MapPoints
 */

/** Minimum points: with fewer, t-SNE lacks the neighbours that its perplexity requires. */
const MIN_POINTS = 100;

/** Maps of the same points by several methods, side by side. */
export class MapsScene {
  /** One turn per subject. */
  #turns;
  /** @type {MapJobs | undefined} */
  #jobs;
  /** @type {NewPoint | undefined} */
  #newPoint;
  /** @type {MapPoints | null} */
  #points = null;
  /** @type {import('./plot.js').Shades} */
  #shades = { tones: [], colours: () => [], labels: null };
  /** @type {ReturnType<typeof viewOf> | null} */
  #view = null;
  /** The point under the pointer. @type {number | null} */
  #hovered = null;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
    this.cards = /** @type {Record<Method, ReturnType<typeof mapCard>>} */ (
      Object.fromEntries(METHODS.map((method) => [method, this.#card(method)]))
    );
    this.choice = new SubjectChoice(context, {
      onChoose: () => void this.#begin(),
      onError: (error) => this.#fail(error),
    });
    this.legend = h('div', { class: 'maps-legend' });
    this.place = h('div', { class: 'maps-subject-place column' });
    this.notes = h('p', { class: 'quiet maps-notes' });
    this.files = {
      maps: new CsvFile(() => (this.#jobs ? mapsTable(this.#jobs) : null)),
      measures: new CsvFile(() => (this.#jobs ? measuresTable(this.#jobs, this.choice.subject) : null)),
    };
    this.element = this.#layout();
  }

  #layout() {
    const files = h(
      'span',
      { class: 'tools' },
      this.choice.mine,
      h('span', { class: 'quiet' }, t('maps.files.maps')),
      fileButtons({ csv: this.files.maps, of: 'maps' }),
      h('span', { class: 'quiet' }, t('maps.files.measures')),
      fileButtons({ csv: this.files.measures, of: 'measures' }),
    );
    return h(
      'div',
      { class: 'maps-scene grid', 'data-view': 'maps' },
      h('div', { class: 'card maps-head justified' }, this.choice.element, this.legend),
      h(
        'div',
        { class: 'maps-grid grid', 'data-control': 'maps', 'data-moment': '' },
        METHODS.map((method) => this.cards[method].element),
        h(
          'section',
          { class: 'card maps-card maps-subject-card column', 'aria-label': t('maps.subject') },
          this.place,
        ),
      ),
      this.notes,
      files,
    );
  }

  start() {
    void this.#begin();
  }

  destroy() {
    this.#turns.end();
    this.#view?.destroy();
    for (const card of Object.values(this.cards)) card.destroy();
  }

  /** The chosen point, or null if it does not exist. */
  get #chosen() {
    const index = Number(this.context.get('point'));
    const { rows, width } = this.#points ?? { rows: [], width: 1 };
    return index < rows.length / width ? index : null;
  }

  /** @param {Method} method */
  #card(method) {
    return mapCard(method, {
      onPoint: (place, index) => {
        this.#hover(index);
        if (PLACING.includes(method)) this.#newPoint?.drawAt(method, place);
      },
      onLeave: () => this.#hover(null),
      onChoose: (index) => {
        this.context.set({ point: index });
        this.#markPoints();
        void this.#showPoint();
      },
      onCancel: () => this.#jobs?.cancel(method),
      onRun: () => void this.#jobs?.run(method),
    });
  }

  /** Loads the points of the chosen subject and computes their maps. */
  async #begin() {
    const turn = this.#turns.begin();
    const { subject } = this.choice;
    const { data, count, figures, isShipped = false } = subjectOf(subject);
    const [seed, usual] = ['seed', 'neighbours'].map((id) => Number(this.context.get(id)));
    this.#points = this.#hovered = null;
    this.#newPoint = undefined;
    this.element.dataset.subject = subject;
    this.choice.show();
    for (const method of METHODS) {
      this.cards[method].show({ state: 'waiting' }, this.#shades, figures, workOf(method, isShipped));
      this.cards[method].setDrawing(false);
    }
    try {
      const loaded = await Promise.all(data.map((set) => turn.loadData(set)));
      const points = loaded.reduce((sum, { count }) => sum + count, 0);
      if (isMine(subject) && points < MIN_POINTS) return this.#sayTooFew(points);
      const of = await this.choice.wire(turn);
      const gathered = await turn.ask({ manifold: { gather: { of, count, seed } } });
      const neighbours = gathered.neighbours ?? usual;
      this.#points = gathered;
      this.#shades = shadesOf(subject, gathered);
      this.#sayNotes(subject, neighbours);
      const jobs = new MapJobs(turn, {
        gathered,
        isShipped,
        settings: { seed, neighbours },
        onChange: (method) => this.#onChange(method),
        onError: (error) => this.#fail(error),
      });
      this.#jobs = jobs;
      this.#followFiles();
      this.#showSubject(subject, gathered, jobs);
      await jobs.begin();
    } catch (error) {
      if (!turn.isOver) this.#fail(error);
    }
  }

  /** Reports that a user's set is too small to be mapped. @param {number} count */
  #sayTooFew(count) {
    this.#jobs = undefined;
    this.#view?.destroy();
    this.legend.replaceChildren();
    this.place.replaceChildren();
    this.notes.textContent = t('maps.tooFew', { count, fewest: MIN_POINTS });
    this.context.say(this.notes.textContent);
    this.context.ready();
  }

  #followFiles() {
    for (const file of Object.values(this.files)) file.follow();
  }

  /** @param {Method} method */
  #onChange(method) {
    const entry = this.#jobs?.entries[method];
    if (!entry) return;
    const { figures, isShipped = false } = subjectOf(this.choice.subject);
    this.cards[method].show(entry, this.#shades, figures, workOf(method, isShipped));
    this.#markPoints();
    this.#followFiles();
    if (entry.state === 'done' && !entry.figures) void this.#newPoint?.locate();
    if (method === 'pca' && entry.state === 'done') this.context.ready();
  }

  /** @param {SubjectId} subject @param {MapPoints} gathered @param {MapJobs} jobs */
  #showSubject(subject, gathered, jobs) {
    this.#view?.destroy();
    this.legend.replaceChildren(legendOf(subject, gathered.labels));
    const view = viewOf(subject, gathered, this.context, {
      onDraw: (strokes) => newPoint.setDrawing(strokes),
      onTurn: () => this.#turnDrawing(),
    });
    const newPoint = new NewPoint(jobs, {
      view,
      cards: this.cards,
      onDrawing: (is) => void (this.element.dataset.drawing = String(is)),
      onError: (error) => this.#fail(error),
    });
    this.#view = view;
    this.#newPoint = newPoint;
    if ('restore' in view) newPoint.setDrawing(view.restore());
    this.place.replaceChildren(view.element);
    void this.#showPoint();
  }

  #turnDrawing() {
    if (this.context.ink()) this.choice.turn();
    else this.context.say(t('turning.empty'));
  }

  /** @param {SubjectId} subject @param {number} k */
  #sayNotes(subject, k) {
    const { isShipped, figures } = subjectOf(subject);
    this.notes.textContent = [
      t('maps.notes', { k, keeps: number(KEEPS, 2) }),
      t(`maps.notes.${figures[figures.length - 1]}`),
      t('maps.notes.settings', {
        perplexity: TSNE.perplexity,
        steps: TSNE.steps,
        neighbours: UMAP.k,
        distance: number(UMAP.distance, 1),
      }),
      t(`maps.notes.${isShipped ? 'shipped' : 'trained'}`),
    ].join(' ');
  }

  /** @param {number | null} index */
  #hover(index) {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.#markPoints();
    void this.#showPoint();
  }

  #markPoints() {
    for (const { plot } of Object.values(this.cards)) plot.mark(this.#chosen, this.#hovered);
  }

  /** Shows the point under the pointer, or the chosen one. */
  #showPoint = coalesce(async () => {
    const [gathered, view, newPoint] = [this.#points, this.#view, this.#newPoint];
    const index = this.#hovered ?? this.#chosen;
    if (!gathered || !view || !newPoint || index === null) return;
    const { rows, width } = gathered;
    try {
      const row = await newPoint.inOriginalUnits(rows.slice(index * width, (index + 1) * width));
      if (view === this.#view) view.show(row, index);
    } catch (error) {
      if (!isQuiet(error)) this.#fail(error);
    }
  });

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
