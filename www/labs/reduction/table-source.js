import { number, t } from '../../i18n/index.js';
import { TONES } from '../../views/colors/palette.js';
import { BANDS, satelliteModel, soilName, soilTone } from '../../lab-kit/satellite.js';

/**
 * @typedef {import('../../generated/protocol.js').TableInfo} TableInfo
 * @typedef {import('../../generated/protocol.js').ReductionRequest} ReductionAsk
 * @typedef {import('../../engine/ask.js').AnyEngine} AnyEngine
 * @typedef {Float32Array | Float64Array} Numbers
 *
 * Some rows with their two reconstructions.
 * @typedef {Record<'values' | 'autoencoder' | 'pca' | 'errors' | 'pcaErrors', Numbers>} Rows
 */

/**
 * The origin of a table, and the meaning of its numbers.
 * @typedef {object} Origin
 * @property {'satellite' | 'csv'} kind
 * @property {string} name
 * @property {import('./table/preview.js').AcceptedTable} [file] of a user's table: restores it
 * @property {(column: number) => string} column name of an original column
 * @property {(value: number, column: number) => number} [restored] converts an engine value to the column's units
 * @property {(column: number) => number} [grain] resolution of the engine's values in these units
 * @property {(row: number, column: number) => number} [exact] the original value
 * @property {(label: number) => string} classOf name of a label
 * @property {(label: number) => number} toneOf colour index among the ten class colours
 * @property {boolean} labelled
 * @property {(engine: AnyEngine) => Promise<unknown>} prepare
 * @property {() => Extract<ReductionAsk, { satellite: unknown } | { table: unknown }>} question request that passes the table to the
 *   engine
 * @property {(d: number) => Promise<Uint8Array | null>} model a shipped network, or null
 * @property {(tabled: TableInfo) => string} note a note on the table
 */

/** A table in the page. */
export class TableSource {
  /** @type {TableInfo | null} */
  #table = null;
  /** Colour index of each row. */
  tones = new Uint8Array(0);

  /** @param {Origin} origin */
  constructor(origin) {
    this.origin = origin;
  }

  /** @param {TableInfo} tabled the engine's reply */
  use(tabled) {
    this.#table = tabled;
    this.tones = Uint8Array.from(tabled.labels, this.origin.toneOf);
  }

  note() {
    return this.#table ? this.origin.note(this.#table) : '';
  }

  get rows() {
    return this.#table?.rows ?? 0;
  }

  get labels() {
    return this.#table?.labels ?? [];
  }

  /** Occurring labels, with their counts. */
  get classes() {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const label of this.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a - b).map(([label, count]) => ({ label, count }));
  }

  /** Classes with their rows, if each class has a distinct colour; more could not be distinguished. */
  get groups() {
    const { classOf, labelled } = this.origin;
    const { classes, labels } = this;
    if (!labelled || classes.length > TONES.length) return [];
    const rows = new Map(classes.map(({ label }) => [label, /** @type {number[]} */ ([])]));
    labels.forEach((label, row) => rows.get(label)?.push(row));
    return [...rows].map(([label, group]) => ({ name: classOf(label), rows: group }));
  }

  /** Initial selection: the first row of each class. */
  get examples() {
    const firsts = this.groups.map(({ rows }) => rows[0]);
    return firsts.length ? firsts : [0];
  }

  /** Names of the used columns. */
  get columns() {
    return (this.#table?.columns ?? []).map((column) => this.origin.column(column));
  }

  /**
   * Converts rows from the engine's units to the table's, where they differ.
   * @param {import('../../generated/protocol.js').RowDetails} made of `indices`
   * @param {number[]} indices
   * @returns {Rows}
   */
  inOriginalUnits(made, indices) {
    const { restored, exact } = this.origin;
    const used = this.#table?.columns ?? [];
    if (!restored || !exact) return made;
    const column = (/** @type {number} */ at) => used[at % used.length];
    const inUnits = (/** @type {Float32Array} */ values) =>
      Float64Array.from(values, (value, at) => restored(value, column(at)));
    const original = (/** @type {unknown} */ _, /** @type {number} */ at) =>
      exact(indices[Math.floor(at / used.length)], column(at));
    return {
      ...made,
      values: Float64Array.from(made.values, original),
      autoencoder: inUnits(made.autoencoder),
      pca: inUnits(made.pca),
    };
  }

  /**
   * A number of a used column for a file: the original, or rounded to its significant digits.
   * @param {number} value
   * @param {number} column
   * @param {boolean} isGiven
   */
  cell(value, column, isGiven) {
    const grain = this.origin.grain?.((this.#table?.columns ?? [])[column]);
    if (!grain) return value;
    if (isGiven) return { exact: value };
    const digits = Math.ceil(Math.log10(Math.abs(value) / grain)) + 1;
    return { exact: Number(value.toPrecision(Math.min(17, Math.max(1, digits || 1)))) };
  }
}

/** The satellite's measurements. */
export const satellite = () =>
  new TableSource({
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
