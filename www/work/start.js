import { has, number, t } from '../i18n/index.js';
import { readScene } from '../router.js';
import { projector } from '../ui/preferences.js';
import { openDatabase } from './database.js';
import { findWork } from './found.js';
import { Keeper } from './keeper.js';
import { askBeforeLeaving, secureWhenHidden } from './leaving.js';
import { opening } from './opening.js';
import { runName } from './run-name.js';
import { keepScenes } from './scenes.js';
import { claimTab } from './tab.js';
import { Work } from './work.js';

/** Kinds that the user has imported or kept on purpose. */
const PRECIOUS = ['kept', 'table', 'model', 'lecture', 'images'];

/**
 * The parts of the page that the saver uses.
 * @typedef {object} PageParts
 * @property {import('../engine/client.js').Engine} engine
 * @property {import('../engine/training.js').TrainingRun} run
 * @property {import('../engine/kept-runs.js').KeptRuns} kept
 * @property {() => import('./scenes.js').Scene} scene
 * @property {string} first the address that the page was opened with
 * @property {boolean} isNamed whether the address names a lab
 * @property {(text: string, kind?: 'info' | 'error', action?: import('../ui/notices.js').Action) => void} say
 * @property {(error: unknown) => void} onError
 */

/**
 * Starts saving this page's work, and offers the work of an earlier page.
 * @param {PageParts & import('./opening.js').Page} page
 */
export async function startWork(page) {
  const { engine, run, kept, say, onError } = page;
  const work = new Work(await claimTab(), openDatabase);
  const keeper = new Keeper(work, run, kept, runName);
  const open = opening({ work, keeper, engine, page });
  const isAtWork = () => run.step > 0 || kept.runs.length > 0;
  const scenes = keepScenes({ work, read: page.scene, first: page.first, nameOf: sceneName, isAtWork });
  tellProblems(work, run, kept, say);
  askBeforeLeaving(() => keeper.wouldLose);
  secureWhenHidden(() => Promise.all([run.secure(), scenes.write()]));

  const foundWork = await findWork(work, { address: page.scene().address, isNamed: page.isNamed });
  // When projected, a class reads the top of the page; "My work" lists the found work too.
  if (foundWork && !projector() && run.step === 0 && has('work.found')) {
    const sayRefused = (/** @type {import('./schema.js').Entry[]} */ refused) => {
      for (const { name } of refused) say(t('work.refused', { name }));
    };
    const resume = () => void open.resume(foundWork).then(sayRefused, onError);
    say(foundText(foundWork), 'info', { text: t('work.resume'), act: resume });
  }
  return {
    work,
    keeper,
    open: open.open,
    followScene: scenes.follow,
    /** @type {typeof work.put} */
    async put(entry, content) {
      const id = await work.put(entry, content);
      if (id && PRECIOUS.includes(entry.kind)) askToStay();
      return id;
    },
  };
}

/**
 * Reports why nothing is stored: once, when there is something to store.
 * @param {Work} work
 * @param {import('../engine/training.js').TrainingRun} run
 * @param {import('../engine/kept-runs.js').KeptRuns} kept
 * @param {PageParts['say']} say
 */
function tellProblems(work, run, kept, say) {
  let reported = '';
  const hasWork = () => run.step > 0 || kept.runs.length > 0;
  const report = () => {
    const { problem } = work;
    if (!problem || problem === reported || !hasWork()) return;
    reported = problem;
    say(t(`work.problem.${problem}`));
  };
  work.addEventListener('problem', report);
  run.addEventListener('copied', report);
  kept.addEventListener('change', report);
  kept.addEventListener('change', askToStay);
  work.addEventListener('deleted', () => void (hasWork() && say(t('work.deleted'))));
}

let hasAsked = false;

/** Some browsers evict storage when the disk is full, unless asked to persist it; some of them then ask the user. */
function askToStay() {
  if (hasAsked || projector()) return;
  hasAsked = true;
  navigator.storage?.persist?.().catch(() => undefined);
}

/** @param {string} address */
function sceneName(address) {
  const { lab, ink } = readScene(address);
  return ink ? t('work.drawn', { lab: t(`lab.${lab}`) }) : t(`lab.${lab}`);
}

/** @param {import('./found.js').Found} found */
function foundText({ run, kept, model, table, scene }) {
  const parts = [
    run && t('work.found', { name: run.name, step: number(run.step) }),
    kept.length && t('work.foundKept', { count: kept.length }),
    table && t('work.foundTable', { name: table.name }),
    model && !run && t('work.foundModel', { name: model.name }),
  ].filter(Boolean);
  return parts.length ? parts.join(' ') : t('work.foundScene', { name: scene?.entry.name ?? '' });
}
