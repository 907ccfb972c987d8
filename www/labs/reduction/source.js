import { number, t } from '../../i18n/index.js';
import { TONES } from '../../views/colors/palette.js';
import { BANDS, satelliteModel, soilName, soilTone } from '../../lab-kit/satellite.js';

/**
 * @typedef {import('../../generated/protocol.js').Tabled} Tabled
 * @typedef {import('../../generated/protocol.js').ReductionRequest} ReductionAsk
 * @typedef {import('../../engine/turns.js').Turn} Turn
 */

/**
 * Where a table comes from, and what its numbers mean.
 * @typedef {object} Origin
 * @property {'satellite' | 'csv'} kind
 * @property {string} name
 * @property {(column: number) => string} column name of a column of what was given
 * @property {(label: number) => string} classOf name of a label
 * @property {(label: number) => number} toneOf which of the ten classes' colours it has
 * @property {boolean} labelled
 * @property {(engine: Turn) => Promise<unknown>} prepare
 * @property {() => Extract<ReductionAsk, { satellite: unknown } | { table: unknown }>} question that hands the table to the engine
 * @property {(d: number) => Promise<Uint8Array | null>} model a network that was trained before
 * @property {(tabled: Tabled) => string} note what is to be known about it
 */

/** A table as the page sees it. */
export class Source {
  /** @type {Tabled | null} */
  #tabled = null;
  /** Which of the ten classes' colours each row has. */
  tones = new Uint8Array(0);

  /** @param {Origin} origin */
  constructor(origin) {
    this.origin = origin;
  }

  /** @param {Tabled} tabled what the engine made of it */
  use(tabled) {
    this.#tabled = tabled;
    this.tones = Uint8Array.from(tabled.labels, this.origin.toneOf);
  }

  note() {
    return this.#tabled ? this.origin.note(this.#tabled) : '';
  }

  get rows() {
    return this.#tabled?.rows ?? 0;
  }

  get labels() {
    return this.#tabled?.labels ?? [];
  }

  /** Labels that occur, and how often. */
  get classes() {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const label of this.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a - b).map(([label, count]) => ({ label, count }));
  }

  /** Classes with their rows, where each has a colour of its own: more could not be told apart. */
  get groups() {
    const { classOf, labelled } = this.origin;
    const { classes, labels } = this;
    if (!labelled || classes.length > TONES.length) return [];
    const rows = new Map(classes.map(({ label }) => [label, /** @type {number[]} */ ([])]));
    labels.forEach((label, row) => rows.get(label)?.push(row));
    return [...rows].map(([label, own]) => ({ name: classOf(label), rows: own }));
  }

  /** Rows to begin with: the first one of each class. */
  get examples() {
    const firsts = this.groups.map(({ rows }) => rows[0]);
    return firsts.length ? firsts : [0];
  }

  /** Names of the columns that are used. */
  get columns() {
    return (this.#tabled?.columns ?? []).map((column) => this.origin.column(column));
  }
}

/** The satellite's measurements. */
export const satellite = () =>
  new Source({
    kind: 'satellite',
    name: t('source.satellite'),
    column: (column) =>
      t('source.band', { pixel: Math.floor(column / BANDS) + 1, band: (column % BANDS) + 1 }),
    classOf: soilName,
    toneOf: soilTone,
    labelled: true,
    prepare: (engine) => engine.loadData('landsat'),
    question: () => ({ satellite: {} }),
    model: satelliteModel,
    note: ({ rows, train }) =>
      t('source.satelliteNote', { train: number(train), test: number(rows - train) }),
  });
