import { addressBar } from './address.js';
import { Engine } from './engine/client.js';
import { KeptRuns } from './engine/kept-runs.js';
import { LabEngine } from './engine/lab-engine.js';
import { TrainingRun } from './engine/training.js';
import {
  DEFAULT_LANGUAGE,
  currentLanguage,
  errorText,
  has,
  loadWords,
  setLanguage,
  t,
} from './i18n/index.js';
import { LANGUAGES } from './i18n/languages.js';
import { isNotFetched, loadLab } from './load-lab.js';
import { Offline } from './offline/offline.js';
import { defaultsOf, queryOf, readScene, writeScene } from './router.js';
import { brokenCard, crashCard, unreachableCard, unsupportedCard } from './ui/cards.js';
import { startPreferences } from './ui/preferences.js';
import { shell } from './ui/shell.js';
import { wearSheets } from './ui/style-sheet.js';

/** @typedef {import('./router.js').Scene} Scene */

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const skip = document.getElementById('skip');
let scene = readScene(location.search);
const kept = new KeptRuns();
const address = addressBar(() => writeScene(scene));
/** What the other labs were set to: going back to one finds it as it was left. @type {Map<string, Scene['values']>} */
const left = new Map();
/** @type {import('./lab-kit/types.js').MountedLab | null} */
let mounted = null;
/** What the lab on screen asks the engines through. @type {LabEngine | null} */
let labEngine = null;
/** @type {ReturnType<typeof shell> | null} */
let frame = null;
/** @type {Offline | null} */
let offline = null;
/** What keeps the work that is made here. @type {ReturnType<typeof startKeeping> | null} */
let keeping = null;
/** Counts the mounts, so that a lab that arrives after the person has gone on is not shown. */
let visit = 0;

/** Counts the languages that were asked for: only the last one is spoken. */
let languages = 0;

startPreferences(scene.projector);
skip?.addEventListener('click', (event) => {
  event.preventDefault(); // a hash in the URL would be a new scene
  frame?.lab.focus();
});
// Without any words nothing can be shown but what `index.html` says.
start().catch(reportError);

async function start() {
  if (!isSupported()) {
    await speakFirst();
    app.replaceChildren(unsupportedCard());
    return;
  }
  const engine = Engine.start({ backend: scene.backend });
  const run = new TrainingRun(engine);
  offline = new Offline(engine);
  const missing = await speakFirst();
  render(engine, run);
  if (missing) sayMissing(missing);
  sayIgnored();
  engine.addEventListener('fatal', (event) =>
    showCrash(engine, run, /** @type {CustomEvent} */ (event).detail.message),
  );
  engine.addEventListener('status', engineNotices(engine));
  addEventListener('popstate', () => void followAddress(engine, run));
}

/**
 * From now on what is made here is kept in the browser; where its scripts do not come, they are asked for again.
 * @param {Engine} engine
 * @param {TrainingRun} run
 */
function keepWork(engine, run) {
  keeping ??= startKeeping(engine, run);
  keeping.catch(() => (keeping = null));
  return keeping;
}

/** @param {Engine} engine @param {TrainingRun} run */
async function startKeeping(engine, run) {
  const { startWork } = await import('./work/start.js');
  const onOpened = () => openLab(engine, run, 'train', {});
  const { work, keeper } = await startWork({
    run,
    kept,
    say: (text, kind, action) => frame?.say(text, kind, action),
    onOpened,
    onError: sayError,
  });
  return { work, keeper, onOpened };
}

/** Shows what was made here. @param {Engine} engine @param {TrainingRun} run */
async function showWork(engine, run) {
  try {
    const [{ workPanel }, parts] = await Promise.all([import('./work/panel.js'), keepWork(engine, run)]);
    const panel = workPanel(parts);
    frame?.element.append(panel.element);
    panel.element.addEventListener('close', () => panel.element.remove());
    await panel.open();
  } catch (error) {
    sayError(error);
  }
}

/** @param {unknown} error */
const sayError = (error) => frame?.say(errorText(error), 'error');

/** Speaks the link's language or else the usual one, and gives the one that could not be had. */
async function speakFirst() {
  const wanted = scene.lang;
  try {
    await loadWords(wanted);
    setLanguage(wanted);
    return null;
  } catch (error) {
    if (wanted === DEFAULT_LANGUAGE) throw error;
    await loadWords(DEFAULT_LANGUAGE);
    setLanguage(DEFAULT_LANGUAGE);
    scene = { ...scene, lang: DEFAULT_LANGUAGE };
    return wanted;
  }
}

/**
 * Speaks a language as soon as its words are there. Without them the page goes on in its own.
 * @param {import('./i18n/index.js').Language} wanted
 * @returns {Promise<'spoken' | 'missing' | 'late'>} late: another one was asked for meanwhile
 */
async function speak(wanted) {
  const request = ++languages;
  if (wanted === currentLanguage()) return 'spoken';
  const isThere = await loadWords(wanted, scene.lab).then(
    () => true,
    () => false,
  );
  if (request !== languages) return 'late';
  if (!isThere) return 'missing';
  setLanguage(wanted);
  return 'spoken';
}

/** @param {import('./i18n/index.js').Language} wanted */
const sayMissing = (wanted) =>
  frame?.say(
    t('language.failed', { language: LANGUAGES[wanted], current: LANGUAGES[currentLanguage()] }),
    'error',
  );

/**
 * Back or forward.
 * @param {Engine} engine
 * @param {TrainingRun} run
 */
async function followAddress(engine, run) {
  left.set(scene.lab, scene.values);
  leaveLab(); // the scene is another one now
  scene = readScene(location.search);
  const { lang } = scene;
  const outcome = await speak(lang);
  if (outcome === 'late') return;
  scene = { ...scene, lang: currentLanguage() };
  render(engine, run);
  if (outcome === 'missing') sayMissing(lang);
  sayIgnored();
}

/**
 * Builds the page anew: at the start, for another lab, another language, after a crash.
 * @param {Engine} engine
 * @param {TrainingRun} run
 */
function render(engine, run) {
  leaveLab();
  frame?.destroy();
  const built = shell({
    engine,
    offline,
    linkTo: (lab) => writeScene({ ...scene, lab, values: left.get(lab) ?? {} }),
    onLab: (lab) => openLab(engine, run, lab, {}),
    onNear: preload,
    onWork: () => void showWork(engine, run),
    onLanguage: (lang) => void switchLanguage(lang),
    onBackend: (backend) => {
      change({ backend });
      void engine.chooseBackend(backend);
    },
    onProjector: (on) => change({ projector: on }),
  });
  frame = built;
  app.replaceChildren(built.element);
  if (skip) skip.textContent = t('shell.skip');
  built.mark(scene.lab);
  document.title = `${t(`lab.${scene.lab}`)} · ${t('shell.name')}`;

  /** @param {import('./i18n/index.js').Language} lang */
  async function switchLanguage(lang) {
    const outcome = await speak(lang);
    if (outcome === 'late') return;
    // Without a lab: this took the place of a link, of back or forward, whose words were on their way.
    if (outcome === 'spoken' || !labEngine) {
      change({ lang: currentLanguage() });
      render(engine, run);
      /** @type {HTMLElement | null} */ (document.querySelector('[data-view="language"]'))?.focus();
    }
    if (outcome === 'missing') sayMissing(lang);
  }

  // A crash is not left behind by going to another lab: there is no engine until the restart.
  if (engine.crash) return showCrash(engine, run, engine.crash.message);
  const asked = new LabEngine(engine, scene.lab);
  labEngine = asked;
  void mountLab(built.lab, {
    engine: asked,
    run,
    kept,
    get: (id) => scene.values[id],
    set: (values) => change({ values: { ...scene.values, ...values } }),
    ink: () => scene.ink,
    setInk: (ink) => change({ ink }),
    open: (lab, values) => openLab(engine, run, lab, values),
    ready: () => {
      if (labEngine === asked) built.lab.dataset.ready = '';
      // Not before the first scene has what it needs. What cannot be kept is said when it is asked for.
      keepWork(engine, run).catch(() => undefined);
    },
    say: (text, kind) => built.say(text, kind, undefined, 'lab'),
  });
}

/**
 * Goes to a lab, as it was left but for `values`.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {string} lab
 * @param {Scene['values']} values
 */
function openLab(engine, run, lab, values) {
  left.set(scene.lab, scene.values);
  address.flush();
  const wanted = { ...defaultsOf(lab), ...left.get(lab), ...values };
  scene = { ...scene, lab, values: wanted, ignored: [], unknown: [] };
  history.pushState(null, '', writeScene(scene));
  render(engine, run);
  scrollTo(0, 0);
  frame?.lab.focus({ preventScroll: true });
}

/** Takes the lab off the page, and what it holds out of the engines. */
function leaveLab() {
  visit++;
  mounted?.unmount();
  mounted = null;
  labEngine?.leave().catch((error) => {
    // What was in an engine that is gone is gone; that it is has been said.
    if (!['fatal', 'device'].includes(error.kind)) frame?.say(errorText(error), 'error');
  });
  labEngine = null;
  if (!frame) return;
  delete frame.lab.dataset.ready;
  frame.lab.replaceChildren(); // its controls would write into the next scene
}

/**
 * @param {HTMLElement} root
 * @param {import('./lab-kit/types.js').LabContext} context
 */
async function mountLab(root, context) {
  const own = ++visit;
  try {
    const { lab: id } = scene;
    const lab = await loadLab(id);
    if (own !== visit) return;
    wearSheets(id, lab.styles ?? []);
    mounted = lab.mount(root, context);
  } catch (error) {
    if (own !== visit) return;
    // A browser remembers what a module came to: only a new page asks for it again.
    const reload = () => location.reload();
    if (isNotFetched(error)) return root.replaceChildren(unreachableCard(reload));
    console.error(error);
    root.replaceChildren(brokenCard(String(error), reload));
  }
}

/** A lab that may be opened soon. @param {string} lab */
function preload(lab) {
  import('./preload-lab.js').then(
    ({ preloadLab }) => preloadLab(lab),
    () => undefined, // it is asked for when it is opened
  );
}

/** @param {Partial<Scene>} changed */
function change(changed) {
  scene = { ...scene, ...changed };
  address.follow();
}

function sayIgnored() {
  const query = queryOf(location.search);
  for (const key of scene.ignored) {
    frame?.say(t('scene.ignored', { key, value: (query.get(key) ?? '').slice(0, 40) }));
  }
  for (const key of scene.unknown) frame?.say(t('scene.unknown', { key: key.slice(0, 40) }));
}

/**
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {string} message
 */
function showCrash(engine, run, message) {
  leaveLab();
  const restart = async () => {
    frame?.lab.replaceChildren(t('boot.preparing'));
    await engine.restart().catch(() => {
      // A second crash says `fatal` again.
    });
    if (engine.status.phase !== 'failed') render(engine, run);
  };
  frame?.lab.replaceChildren(crashCard(message, () => void restart()));
}

/** @param {Engine} engine */
function engineNotices(engine) {
  let last = '';
  return () => {
    const { notice, wanted } = engine.status;
    const text = notice && has(notice.key) ? t(notice.key, notice.params) : '';
    // With the automatic choice the chip's menu says why; that a choice of the person's failed is said aloud.
    if (text && text !== last && (wanted !== 'auto' || notice?.key === 'engine.deviceLost'))
      frame?.say(text, 'info', undefined, 'engine');
    last = text;
  };
}

/**
 * The engines need WebAssembly with SIMD and a worker, the data sets are gzipped: here is a module that uses one SIMD
 * instruction.
 */
function isSupported() {
  const simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
    11,
  ];
  return (
    typeof WebAssembly === 'object' &&
    typeof Worker === 'function' &&
    typeof DecompressionStream === 'function' &&
    WebAssembly.validate(new Uint8Array(simd))
  );
}
