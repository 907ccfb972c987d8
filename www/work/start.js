import { has, number, t } from '../i18n/index.js';
import { projector } from '../ui/preferences.js';
import { openDatabase } from './database.js';
import { Keeper } from './keeper.js';
import { runName } from './run-name.js';
import { claimTab } from './tab.js';
import { Work } from './work.js';

/**
 * Keeps what is made on this page from now on, and offers what an earlier one has left.
 * @param {object} page
 * @param {import('../engine/training.js').TrainingRun} page.run
 * @param {import('../engine/kept-runs.js').KeptRuns} page.kept
 * @param {(text: string, kind?: 'info' | 'error', action?: import('../ui/notices.js').Action) => void} page.say
 * @param {() => void} page.onOpened a run is there again
 * @param {(error: unknown) => void} page.onError
 */
export async function startWork({ run, kept, say, onOpened, onError }) {
  const work = new Work(await claimTab(), openDatabase);
  const keeper = new Keeper(work, run, kept, runName);
  // A browser that keeps nothing is told of when there is something to keep, and once.
  let told = '';
  const tell = () => {
    const { problem } = work;
    if (!problem || problem === told || (run.step === 0 && kept.runs.length === 0)) return;
    told = problem;
    say(t(`work.problem.${problem}`));
  };
  work.addEventListener('problem', tell);
  run.addEventListener('copied', tell);
  kept.addEventListener('change', tell);
  const found = await keeper.found();
  // Projected, a class reads what stands at the top: the list of my work has it too.
  if (found && !projector() && run.step === 0 && has('work.found')) {
    const resume = () => void keeper.resume(found).then(onOpened, onError);
    say(foundText(found), 'info', { text: t('work.resume'), act: resume });
  }
  return { work, keeper };
}

/** @param {import('./keeper.js').Found} found */
function foundText({ run, kept }) {
  const runs = kept.length ? t('work.foundKept', { count: kept.length }) : '';
  const stopped = run ? t('work.found', { name: run.name, step: number(run.step) }) : '';
  return [stopped, runs].filter(Boolean).join(' ');
}
