import { number, t } from '../../i18n/index.js';
import { TONES } from '../../views/colors/palette.js';
import { BANDS, satelliteModel, soilName, soilTone } from '../../lab-kit/satellite.js';

/**
 * @typedef {import('../../generated/protocol.js').Tabled} Tabled
 * @typedef {import('../../generated/protocol.js').ReductionRequest} ReductionAsk
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {Float32Array | Float64Array} Numbers
 *
 * Some rows with what the two reductions make of them.
 * @typedef {Record<'values' | 'autoencoder' | 'pca' | 'errors' | 'pcaErrors', Numbers>} Rows
 */

/**
 * Where a table comes from, and what its numbers mean.
 * @typedef {object} Origin
 * @property {'satellite' | 'csv'} kind
 * @property {string} name
 * @property {import('./table/preview.js').Accepted} [file] of a table of the person's own: what gives it again
 * @property {(column: number) => string} column name of a column of what was given
 * @property {(value: number, column: number) => number} [restored] a number as the engine has it in the column's own units
 * @property {(column: number) => number} [grain] how far apart in these units are numbers that the engine can tell apart
 * @property {(row: number, column: number) => number} [exact] as it was given
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

  /**
   * Rows as the engine has them in the table's own units, where those are others.
   * @param {import('../../generated/protocol.js').RowDetails} made of `indices`
   * @param {number[]} indices
   * @returns {Rows}
   */
  inOwnUnits(made, indices) {
    const { restored, exact } = this.origin;
    const used = this.#tabled?.columns ?? [];
    if (!restored || !exact) return made;
    const column = (/** @type {number} */ at) => used[at % used.length];
    const own = (/** @type {Float32Array} */ values) =>
      Float64Array.from(values, (value, at) => restored(value, column(at)));
    const given = (/** @type {unknown} */ _, /** @type {number} */ at) =>
      exact(indices[Math.floor(at / used.length)], column(at));
    return {
      ...made,
      values: Float64Array.from(made.values, given),
      autoencoder: own(made.autoencoder),
      pca: own(made.pca),
    };
  }

  /**
   * A number of a column that is used, for a file: as it was given, or with the digits that it is good for.
   * @param {number} value
   * @param {number} column
   * @param {boolean} isGiven
   */
  cell(value, column, isGiven) {
    const grain = this.origin.grain?.((this.#tabled?.columns ?? [])[column]);
    if (!grain) return value;
    if (isGiven) return { exact: value };
    const digits = Math.ceil(Math.log10(Math.abs(value) / grain)) + 1;
    return { exact: Number(value.toPrecision(Math.min(17, Math.max(1, digits || 1)))) };
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
