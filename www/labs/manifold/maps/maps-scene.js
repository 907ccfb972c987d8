import { number, t } from '../../../i18n/index.js';
import { optionsOf } from '../../../router.js';
import { h } from '../../../ui/dom.js';
import { download } from '../../../ui/download.js';
import { csvText, fileButtons } from '../../../ui/file-buttons.js';
import { segments } from '../../../ui/segments.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { soilName, soilTone } from '../../../lab-kit/satellite.js';
import { isQuiet, sayError } from '../../../lab-kit/say-error.js';
import { CLASSES, classRgb, classToken } from '../../../views/colors/palette.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';
import { MapJobs, TSNE, UMAP } from './jobs.js';
import { mapCard } from './map-card.js';
import { FIGURES, KEEPS, LEARNERS, METHODS, PLACING, SHIPPED } from './methods.js';
import { digitView, patchView, surfaceView } from './subject-card.js';

/**
 * @typedef {import('./methods.js').Method} Method
 * @typedef {import('./methods.js').FigureId} FigureId
 * @typedef {import('../../../generated/protocol.js').Gathered} Gathered
 * @typedef {import('../../../generated/protocol.js').DataSet} DataSet
 */

/** Points of a surface. */
const COUNT = 1500;

/**
 * What can be mapped. Surfaces are the options of the control of that name; everything else is a subject with a data set.
 * @type {Record<'surface' | 'digits' | 'landsat', { data?: DataSet, count: number, measures: FigureId[][] }>}
 */
const SUBJECTS = {
  surface: { count: COUNT, measures: [['distances'], ['trust'], ['continuity'], ['along', 'across']] },
  digits: {
    data: 'digitsTest',
    count: 2000,
    measures: [['distances'], ['trust'], ['continuity'], ['accuracy']],
  },
  landsat: {
    data: 'landsat',
    count: 2000,
    measures: [['distances'], ['trust'], ['continuity'], ['accuracy']],
  },
};

/** Maps of the same points by several methods, side by side. */
export class MapsScene {
  /** One for each subject. */
  #turns;
  /** One for each drawing. */
  #looks;
  /** @type {MapJobs | undefined} */
  #jobs;
  /** @type {Gathered | null} */
  #gathered = null;
  /** @type {import('./plot.js').Shades} */
  #shades = { tones: [], colours: () => [], labels: null };
  /** @type {ReturnType<typeof digitView> | ReturnType<typeof surfaceView> | ReturnType<typeof patchView> | null} */
  #view = null;
  /** The point under the pointer. @type {number | null} */
  #hovered = null;
  /** What is on the pad. @type {import('../../../views/pictures/ink.js').Strokes} */
  #strokes = [];
  /** The place of a map that is pointed at. @type {{ method: Method, place: [number, number] } | null} */
  #pointed = null;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
    this.#looks = context.engine.turns();
    this.cards = /** @type {Record<Method, ReturnType<typeof mapCard>>} */ (
      Object.fromEntries(METHODS.map((method) => [method, this.#card(method)]))
    );
    this.subjects = segments({
      label: t('control.subject'),
      key: 'subject',
      entries: [
        ...optionsOf('manifold', 'surface').map((id) => ({ id, text: t(`option.${id}`) })),
        ...optionsOf('manifold', 'subject')
          .filter((id) => id !== 'surface')
          .map((id) => ({ id, text: t(`option.${id}`) })),
      ],
      chosen: this.#subjectButton,
      onChoose: (id) => this.#choose(id),
    });
    this.legend = h('div', { class: 'maps-legend' });
    this.place = h('div', { class: 'maps-subject-place' });
    this.notes = h('p', { class: 'quiet maps-notes' });
    const files = h(
      'span',
      { class: 'tools' },
      h('span', { class: 'quiet' }, t('maps.files.maps')),
      fileButtons({ csv: () => this.#saveMaps(), of: 'maps' }),
      h('span', { class: 'quiet' }, t('maps.files.measures')),
      fileButtons({ csv: () => this.#saveMeasures(), of: 'measures' }),
    );
    this.element = h(
      'div',
      { class: 'maps-scene', 'data-view': 'maps' },
      h('div', { class: 'card maps-head' }, this.subjects.element, this.legend),
      h(
        'div',
        { class: 'maps-grid' },
        METHODS.map((method) => this.cards[method].element),
        h(
          'section',
          { class: 'card maps-card maps-subject-card', 'aria-label': t('maps.subject') },
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

  /** @returns {keyof typeof SUBJECTS} */
  get #subject() {
    return /** @type {any} */ (this.context.get('subject'));
  }

  get #subjectButton() {
    return String(this.context.get(this.#subject === 'surface' ? 'surface' : 'subject'));
  }

  /** The point that is chosen; one that is not there is none. */
  get #chosen() {
    const index = Number(this.context.get('point'));
    return this.#gathered && index < this.#count ? index : null;
  }

  get #count() {
    return this.#gathered ? this.#gathered.rows.length / this.#gathered.width : 0;
  }

  /** @param {Method} method */
  #card(method) {
    return mapCard(method, {
      onPoint: (place, index) => {
        this.#hover(index);
        if (!PLACING.includes(method)) return;
        this.#pointed = { method, place };
        void this.#draw();
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

  /** @param {string} id a surface, or another subject */
  #choose(id) {
    const isSubject = id in SUBJECTS;
    this.context.set({ subject: isSubject ? id : 'surface', ...(!isSubject && { surface: id }), point: 0 });
    this.subjects.mark(id);
    void this.#begin();
  }

  /** The points of the chosen subject, and all their maps. */
  async #begin() {
    const turn = this.#turns.begin();
    const subject = this.#subject;
    const { data, count, measures } = SUBJECTS[subject];
    const seed = Number(this.context.get('seed'));
    this.#gathered = this.#pointed = null;
    this.#hovered = null;
    this.element.dataset.subject = this.#subjectButton;
    for (const card of Object.values(this.cards)) {
      card.show({ state: 'waiting' }, this.#shades, measures);
      card.setDrawing(false);
    }
    try {
      if (data) await turn.loadData(data);
      const of = /** @type {any} */ (
        subject === 'surface' ? { surface: this.context.get('surface') } : subject
      );
      const gathered = await turn.ask({ manifold: { gather: { of, count, seed } } });
      this.#gathered = gathered;
      this.#shades = shadesOf(subject, gathered);
      this.#showSubject(subject, gathered);
      const [neighbours, pull] = ['neighbours', 'pull'].map((id) => Number(this.context.get(id)));
      this.#sayNotes(subject, neighbours);
      this.#jobs = new MapJobs(turn, {
        gathered,
        isDigits: subject === 'digits',
        settings: { seed, neighbours, pull },
        onChange: (method) => this.#onChange(method, measures),
        onError: (error) => this.#fail(error),
      });
      await this.#jobs.begin();
    } catch (error) {
      if (!turn.isOver) this.#fail(error);
    }
  }

  /** @param {Method} method @param {FigureId[][]} measures */
  #onChange(method, measures) {
    const entry = this.#jobs?.entries[method];
    if (!entry) return;
    this.cards[method].show(entry, this.#shades, measures);
    this.#markPoints();
    if (entry.state === 'done' && !entry.figures) void this.#locate();
    if (method === 'pca' && entry.state === 'done') this.context.ready();
  }

  /** @param {keyof typeof SUBJECTS} subject @param {Gathered} gathered */
  #showSubject(subject, gathered) {
    this.#view?.destroy();
    this.legend.replaceChildren(legendOf(subject, gathered.labels));
    if (subject === 'digits') {
      const view = digitView(this.context, (strokes) => {
        this.#strokes = strokes;
        void this.#locate();
      });
      this.#view = view;
      this.#strokes = view.restore();
    } else {
      this.#strokes = [];
      this.#view = subject === 'surface' ? surfaceView(gathered) : patchView(gathered);
    }
    this.place.replaceChildren(this.#view.element);
    void this.#showPoint();
  }

  /** @param {keyof typeof SUBJECTS} subject @param {number} k */
  #sayNotes(subject, k) {
    const more = subject === 'surface' ? 'surface' : 'classes';
    this.notes.textContent = [
      t('maps.notes', { k, keeps: number(KEEPS, 2) }),
      t(`maps.notes.${more}`),
      t('maps.notes.settings', {
        perplexity: TSNE.perplexity,
        steps: TSNE.steps,
        neighbours: UMAP.k,
        distance: number(UMAP.distance, 1),
      }),
      t(`maps.notes.${subject === 'digits' ? 'shipped' : 'trained'}`),
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

  /** The point under the pointer, or the chosen one. */
  #showPoint = coalesce(async () => {
    const [gathered, view] = [this.#gathered, this.#view];
    const index = this.#hovered ?? this.#chosen;
    if (!gathered || !view || index === null) return;
    const { rows, width } = gathered;
    const row = await this.#ownUnits(rows.slice(index * width, (index + 1) * width));
    if (row && view === this.#view) view.show(row, index);
  });

  /** What a method draws at the place that is pointed at. */
  #draw = coalesce(async () => {
    const [pointed, jobs, view] = [this.#pointed, this.#jobs, this.#view];
    if (!pointed || !jobs || !view) return;
    const { method, place } = pointed;
    if (!jobs.entries[method].map) return;
    try {
      const row = await this.#rowAt(jobs, method, new Float32Array(place));
      if (view === this.#view) view.draw(row, method);
    } catch (error) {
      if (!isQuiet(error)) this.#fail(error);
    }
  });

  /** @param {MapJobs} jobs @param {Method} method @param {Float32Array} place @returns {Promise<Float32Array | null>} */
  async #rowAt(jobs, method, place) {
    const turn = this.#turns.current;
    if (method === 'pca') return this.#ownUnits(await jobs.draw(place));
    const model = SHIPPED[method];
    if (this.#subject === 'digits' && model) {
      const decoded = await turn.ask({
        reconstruct: { decode: { network: { model }, codes: place, input: null } },
      });
      return decoded.images;
    }
    const learner = LEARNERS.find((id) => id === method);
    if (!learner) return null;
    return (await turn.ask({ manifold: { sketch: { learner, values: place } } })).values;
  }

  /** A row as it was measured. @param {Float32Array} values */
  async #ownUnits(values) {
    if (this.#subject !== 'landsat') return values;
    try {
      return (await this.#turns.current.ask({ manifold: { sketch: { learner: null, values } } })).values;
    } catch (error) {
      if (!isQuiet(error)) this.#fail(error);
      return null;
    }
  }

  /** Where the drawing lies, on the maps of those methods that can place it. */
  #locate = coalesce(async () => {
    const [jobs, view] = [this.#jobs, this.#view];
    if (!jobs || !view || !('say' in view) || this.#subject !== 'digits') return;
    const look = this.#looks.begin();
    const input = this.#strokes.length ? { strokes: this.#strokes } : null;
    this.element.dataset.drawing = String(input !== null);
    for (const card of Object.values(this.cards)) {
      card.setDrawing(input !== null);
      if (!input) card.plot.setDrawn(null);
    }
    if (!input) return view.say(t('maps.draw'));
    /** @type {Method[]} */
    const placed = [];
    try {
      for (const method of LEARNERS) {
        const model = String(SHIPPED[method]);
        if (jobs.entries[method].state !== 'done') continue;
        const looked = await look.ask({ reconstruct: { look: { network: { model }, input } } });
        this.cards[method].plot.setDrawn(/** @type {[number, number]} */ ([...looked.code]));
        if (!placed.length) {
          const place = await jobs.place(looked.input);
          if (place.length) this.cards.pca.plot.setDrawn(/** @type {[number, number]} */ ([...place]));
          placed.push('pca');
          if (view === this.#view) view.draw(looked.reconstruction, method);
        }
        placed.push(method);
      }
      view.say(
        placed.length
          ? t('maps.placed', { methods: placed.map((method) => t(`maps.method.${method}`)).join(', ') })
          : t('maps.draw'),
      );
    } catch (error) {
      if (!isQuiet(error)) this.#fail(error);
    }
  });

  /** One line a point. */
  #saveMaps() {
    const [gathered, jobs] = [this.#gathered, this.#jobs];
    if (!gathered || !jobs) return;
    const made = METHODS.filter((method) => jobs.entries[method].map);
    const { labels, along } = gathered;
    const rows = Array.from({ length: this.#count }, (_, index) => [
      index + 1,
      labels.length ? labels[index] : along[index],
      ...made.flatMap((method) => {
        const map = jobs.entries[method].map ?? [];
        return [map[2 * index], map[2 * index + 1]];
      }),
    ]);
    const head = [
      'point',
      labels.length ? 'class' : 'along',
      ...made.flatMap((method) => [`${method}_1`, `${method}_2`]),
    ];
    download(`${t('manifold.file.maps')}.csv`, csvText(head, rows), 'text/csv');
  }

  /** One line a method. */
  #saveMeasures() {
    const jobs = this.#jobs;
    if (!jobs) return;
    const rows = METHODS.map((method) => {
      const { figures, seconds, shipped } = jobs.entries[method];
      const can = String(PLACING.includes(method));
      const written = FIGURES.map((id) => (figures && Number.isFinite(figures[id]) ? figures[id] : ''));
      return [method, ...written, shipped ? '' : (seconds ?? ''), can, can];
    });
    const head = [
      'map',
      'trustworthiness',
      'continuity',
      'accuracy_5nn',
      'r_distances',
      'r2_along',
      'r2_across',
      'seconds',
      'maps_new_points',
      'draws',
    ];
    download(`${t('manifold.file.measures')}.csv`, csvText(head, rows), 'text/csv');
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}

/** @param {keyof typeof SUBJECTS} subject @param {Gathered} gathered @returns {import('./plot.js').Shades} */
function shadesOf(subject, { labels, along }) {
  if (subject === 'surface') {
    const tones = Uint8Array.from(along, stepOf);
    return { tones, colours: () => RAMP, labels: null };
  }
  if (subject === 'landsat') return { tones: labels.map(soilTone), colours: classRgb, labels: null };
  return { tones: labels, colours: classRgb, labels };
}

/** What the colours mean. @param {keyof typeof SUBJECTS} subject @param {number[]} labels */
function legendOf(subject, labels) {
  if (subject === 'surface') return h('span', { class: 'quiet' }, t('maps.colour.surface'));
  const isDigits = subject === 'digits';
  const classes = isDigits ? CLASSES : [...new Set(labels)].sort((a, b) => a - b);
  return h(
    'ul',
    { class: 'plane-legend', 'aria-label': t('plane.legend') },
    classes.map((label) =>
      h(
        'li',
        { style: `--own: var(${classToken(isDigits ? label : soilTone(label))})` },
        isDigits ? label : soilName(label),
      ),
    ),
  );
}
