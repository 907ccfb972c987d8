/** A browser page for tests of what it stores: a separate database for each test, and the tabs that a test names. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { KeptRuns } from '../../www/engine/kept-runs.js';
import { TrainingRun } from '../../www/engine/training.js';
import { defaultsOf } from '../../www/router.js';
import { Keeper } from '../../www/work/keeper.js';
import { opening } from '../../www/work/opening.js';
import { VERSION, schema } from '../../www/work/schema.js';
import { Work } from '../../www/work/work.js';
import { FakeEngine } from './fake-engine.js';

export const CONFIG = /** @type {import('../../www/generated/protocol.js').TrainConfig} */ (
  /** @type {unknown} */ ({ ...defaultsOf('train'), images: 100, batchSize: 10, epochs: 4 })
);

let count = 0;
/** The database of the current test. */
export let database = '';

/** Call before each test. */
export function freshBrowser() {
  database = `work ${++count}`;
  setOpenTabs([]);
}

/** @type {import('../../www/work/work.js').OpenDatabase} */
export const openDatabase = (watching) => openDB(database, VERSION, schema(watching));

/** @param {string[]} tabs */
export function setOpenTabs(tabs) {
  const held = tabs.map((tab) => ({ name: `latente-tab-${tab}` }));
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { locks: { query: () => Promise.resolve({ held }) } },
  });
}

/** A page: its run, its kept runs, its storage, and what it was asked to open. @param {string} tab */
export function pageOf(tab, open = openDatabase) {
  const engine = new FakeEngine();
  const run = new TrainingRun(/** @type {any} */ (engine));
  const keptRuns = new KeptRuns();
  const work = new Work(tab, open);
  const keeper = new Keeper(work, run, keptRuns, ({ kind }) => kind);
  /** @type {unknown[][]} */
  const openings = [];
  const page = {
    openLab: (/** @type {unknown[]} */ ...parts) => void openings.push(['lab', ...parts]),
    openScene: (/** @type {unknown} */ scene) => void openings.push(['scene', scene]),
    openImages: (/** @type {string} */ id) => void openings.push(['images', id]),
    openLecture: (/** @type {string} */ id) => void openings.push(['lecture', id]),
    hand: (/** @type {unknown[]} */ ...parts) => void openings.push(['hand', ...parts]),
  };
  const opener = opening({ work, keeper, engine: /** @type {any} */ (engine), page });
  return {
    engine,
    run,
    kept: keptRuns,
    work,
    keeper,
    opened: openings,
    open: opener.open,
    resume: opener.resume,
  };
}

/** @param {EventTarget} target @param {string} type */
export const next = (target, type) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Trains to the end. @param {ReturnType<typeof pageOf>} page */
export async function train({ run, keeper }) {
  await run.start(CONFIG);
  const copied = next(run, 'copied');
  run.play();
  await copied;
  await keeper.settled;
}
