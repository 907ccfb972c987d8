import { addressBar, isHere } from './address.js';
import { Engine } from './engine/client.js';
import { KeptRuns } from './engine/kept-runs.js';
import { LabEngine } from './engine/lab-engine.js';
import { HeldPointer } from './engine/pointer.js';
import { TrainingRun } from './engine/training.js';
import { currentLanguage, errorText, t } from './i18n/index.js';
import { Files } from './files.js';
import { missingFeatures } from './missing-features.js';
import { lectureScene } from './lecture/lecture-scene.js';
import { preload, preloadLink } from './load-lab.js';
import { mountLab } from './mount-lab.js';
import { Offline } from './offline/offline.js';
import { queryOf } from './link-text.js';
import { watchSite } from './offline/site.js';
import { addWayOut, beginEmbedded, isEmbedded } from './page-embed.js';
import { missingText, speak, speakFirst } from './page-language.js';
import { PageLecture, WIDE, wantedLecture } from './page-lecture.js';
import { engineNotices, linkNotices } from './page-notices.js';
import { PageWork, placeOf } from './page-work.js';
import { defaultsOf, readScene, writeScene } from './router.js';
import { crashCard, setSceneQuestion, unsupportedCard } from './ui/cards.js';
import { sayDownload } from './ui/frame.js';
import { startPreferences } from './ui/preferences.js';
import { shell } from './ui/shell.js';
import { silenceNotice } from './ui/silence.js';

/** @typedef {import('./router.js').Scene} Scene */

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const skip = document.getElementById('skip');
let scene = readScene(location.search + location.hash);
const keptRuns = new KeptRuns();
const address = addressBar(() => addressOf());
/** The lecture side of the page. @type {PageLecture | null} */
let lecture = null;
/** Settings of the other labs, restored when the user returns to them. @type {Map<string, Scene['values']>} */
const scenesByLab = new Map();
/** @type {import('./lab-kit/types.js').MountedLab | null} */
let mounted = null;
/** The engine access of the lab on screen. @type {LabEngine | null} */
let labEngine = null;
/** @type {ReturnType<typeof shell> | null} */
let frame = null;
/** @type {ReturnType<typeof silenceNotice> | null} */
let silence = null;
/** @type {Offline | null} */
let offline = null;
/** @type {Files | null} */
let files = null;
/** Saves the user's work. @type {PageWork | null} */
let work = null;
/** Counts the mounts, so that a lab that loads after the user has moved on is not shown. */
let visit = 0;

const isLectured = wantedLecture() !== null;
const isLarge = scene.projector || (isLectured && matchMedia(WIDE).matches);
startPreferences(isLarge, !isEmbedded);
skip?.addEventListener('click', (event) => {
  event.preventDefault(); // a hash in the URL would open a new scene
  frame?.lab.focus();
});
// Without words the page can show only the text of `index.html`.
start().catch(reportError);

async function start() {
  const lacking = missingFeatures();
  if (lacking) {
    await speakFirst(scene.lang);
    app.replaceChildren(unsupportedCard(lacking));
    return;
  }
  const engine = Engine.start({ backend: scene.backend });
  const pointer = new HeldPointer();
  const run = new TrainingRun(engine, pointer);
  // An embedded page stores nothing, prompts for nothing, and takes no disk space.
  if (!isEmbedded) offline = new Offline(engine, pointer);
  if (!isEmbedded) work = startWork(engine, run);
  files = new Files({
    ...{ engine, run, say: (...said) => frame?.say(...said), place: () => frame?.element },
    ...{ lab: () => scene.lab, open: (lab, values) => openLab(engine, run, lab, values) },
    takeLecture: async (file) => (await lecture?.desk())?.takeFile(file) ?? false,
  });
  lecture = new PageLecture({
    ...{ engine, run, offline: () => offline },
    work: async () => (await work?.reach()) ?? Promise.reject(new Error('left')),
    seen: () => ({ lab: scene.lab, query: placeOf(scene), question: questionOf() }),
    scene: () => scene,
    settings: () => writeScene(scene),
    say: (...said) => frame?.say(...said),
    onError: (error) => showError(error),
    follow: () => void followAddress(engine, run),
    open: (link, question) => showScene(engine, run, link, question),
    finish: async (finish, record, question, isWanted) => {
      if (record) await run.restore(record, true);
      if (isWanted()) showScene(engine, run, finish.link, question, finish.keeps ?? []);
    },
    near: preloadLink,
    onPlace: () => {
      if (!isHere(addressOf())) enter();
    },
  });
  const missing = await speakFirst(scene.lang);
  scene = { ...scene, lang: currentLanguage() };
  await beginEmbedded();
  const lectureLink = wantedLecture();
  if (lectureLink) {
    await beginLecture(engine, run, lectureLink);
  } else {
    render(engine, run);
    sayIgnored();
  }
  if (missing) frame?.say(missingText(missing), 'error');
  /** @type {(text: string, action?: import('./ui/notices.js').Action) => void} */
  const sayAction = (text, action) => frame?.say(text, 'info', action);
  watchSite(sayAction);
  document.addEventListener('latente-download', () => sayDownload(sayAction));
  engine.addEventListener('fatal', (event) =>
    showCrash(engine, run, /** @type {CustomEvent} */ (event).detail.message),
  );
  engine.addEventListener(
    'status',
    engineNotices(engine, (text) => frame?.say(text, 'info', undefined, 'engine')),
  );
  addEventListener('popstate', () => void followAddress(engine, run));
}

/** @param {Engine} engine @param {TrainingRun} run */
function startWork(engine, run) {
  return new PageWork({
    engine,
    run,
    kept: keptRuns,
    first: placeOf(scene),
    isNamed: ['lab', 'class'].some((key) => queryOf(location.search).has(key)),
    scene: () => ({
      address: placeOf(scene),
      others: [...scenesByLab].map(([lab, values]) =>
        placeOf({ ...scene, inClass: null, lab, values, ink: '' }),
      ),
    }),
    say: (text, kind, action) => frame?.say(text, kind, action),
    openLab: (lab, values) => openLab(engine, run, lab, values),
    openScene: (kept) => openScene(engine, run, kept),
    openLecture: (id) => lecture?.use('show', id),
    openImages: (id) => void files?.showImages({ id }),
    onError: (error) => showError(error),
  });
}

/**
 * Restores the state of an earlier page.
 * @param {Engine} engine @param {TrainingRun} run @param {import('./work/scenes.js').Scene} kept
 */
function openScene(engine, run, { address: place, others }) {
  for (const other of others.map(readScene)) scenesByLab.set(other.lab, other.values);
  const { lab, values, ink } = readScene(place);
  openLab(engine, run, lab, values, ink);
}

/**
 * Gives a lecture in place of one lab; if that fails, the page says why and shows the first lab.
 * @param {Engine} engine @param {TrainingRun} run @param {import('./lecture/link.js').LectureLink} wanted
 */
async function beginLecture(engine, run, wanted) {
  try {
    await lecture?.begin(wanted);
  } catch (error) {
    render(engine, run);
    showError(error);
  }
}

/**
 * Shows a lecture scene from its start, discarding earlier changes, or in its final state.
 * @param {Engine} engine @param {TrainingRun} run
 * @param {string} link @param {string} question
 * @param {string[]} [keeps] for the final state: settings to keep
 */
function showScene(engine, run, link, question, keeps) {
  run.pause();
  setSceneQuestion(question);
  scenesByLab.clear();
  scene = lectureScene(scene, link, keeps ?? []);
  render(engine, run, { fresh: !keeps, finished: Boolean(keeps) });
  scrollTo(0, 0);
}

/** The query of the page: a lecture scene, or a lab with its settings. */
function addressOf() {
  const settings = writeScene(scene);
  const query = lecture?.addressOf(settings) ?? settings;
  return isEmbedded ? `${query}&embed=1` : query;
}

/** Pushes a history entry; an embedded page has no history. */
function enter() {
  if (isEmbedded) history.replaceState(null, '', addressOf());
  else history.pushState(null, '', addressOf());
}

const questionOf = () => document.querySelector('#lab .question')?.textContent?.trim() ?? '';

/** @param {unknown} error */
const showError = (error) => frame?.say(errorText(error), 'error');

/** Handles back and forward. @param {Engine} engine @param {TrainingRun} run */
async function followAddress(engine, run) {
  if (!scene.inClass) scenesByLab.set(scene.lab, scene.values);
  leaveLab(); // the scene has changed
  const lectureLink = wantedLecture();
  if (lecture?.follow(lectureLink)) return;
  setSceneQuestion(null);
  if (lectureLink) return beginLecture(engine, run, lectureLink);
  scene = readScene(location.search + location.hash);
  const { lang } = scene;
  const outcome = await speak(lang, scene.lab);
  if (outcome === 'late') return;
  scene = { ...scene, lang: currentLanguage() };
  work?.follow(false);
  render(engine, run);
  if (outcome === 'missing') frame?.say(missingText(lang), 'error');
  sayIgnored();
}

/**
 * Rebuilds the page: at the start, for another lab or language, and after a crash.
 * @param {Engine} engine @param {TrainingRun} run
 * @param {Pick<import('./lab-kit/types.js').LabContext, 'fresh' | 'finished'>} [how] the lab starts
 */
function render(engine, run, how = {}) {
  leaveLab();
  frame?.destroy();
  silence?.destroy();
  const built = shell({
    engine,
    offline,
    linkTo: (lab) => writeScene({ ...scene, inClass: null, lab, values: scenesByLab.get(lab) ?? {} }),
    onLab: (lab) => openLab(engine, run, lab, {}),
    onNear: preload,
    onWork: () => void work?.show((dialog) => built.element.append(dialog)).catch(showError),
    onShare: () =>
      void import('./share/open.js').then((share) => share.openShare(scene, built.element)).catch(showError),
    onLectures: (act) => lecture?.use(act),
    onLanguage: (lang) => void switchLanguage(lang),
    onBackend: (backend) => {
      change({ backend });
      void engine.chooseBackend(backend);
    },
    onProjector: (on) => change({ projector: on }),
  });
  frame = built;
  app.replaceChildren(built.element);
  void addWayOut(built, () => scene);
  silence = silenceNotice({
    engine,
    lab: built.lab,
    say: built.say,
    onRestart: () => {
      engine.abandon(); // emits `fatal`
      void restart(engine, run);
    },
  });
  if (skip) skip.textContent = t('shell.skip');
  built.mark(scene.lab);
  document.title = `${t(`lab.${scene.lab}`)} · ${t('shell.name')}`;

  /** @param {import('./i18n/index.js').Language} lang */
  async function switchLanguage(lang) {
    const outcome = await speak(lang, scene.lab);
    if (outcome === 'late') return;
    // No lab is mounted: this render replaced a navigation whose words were still loading.
    if (outcome === 'spoken' || !labEngine) {
      change({ lang: currentLanguage() });
      render(engine, run);
      /** @type {HTMLElement | null} */ (document.querySelector('[data-view="language"]'))?.focus();
    }
    if (outcome === 'missing') frame?.say(missingText(lang), 'error');
  }

  // Changing labs does not clear a crash: there is no engine until the restart.
  if (engine.crash) return showCrash(engine, run, engine.crash.message);
  const visited = new LabEngine(engine, scene.lab);
  labEngine = visited;
  void mount(built.lab, {
    engine: visited,
    run,
    kept: keptRuns,
    ...how,
    get: (id) => scene.values[id],
    set: (values) => {
      change({ values: { ...scene.values, ...values } });
      work?.follow(true);
    },
    ink: () => scene.ink,
    setInk: (ink) => {
      change({ ink });
      work?.follow(true);
    },
    keep: (entry, content) => work?.keep(entry, content),
    opened: (kind) => work?.opened(kind),
    open: (lab, values) => openLab(engine, run, lab, values),
    openModel: () => void files?.choose(),
    showModelsIn: (taker, signal) => files?.showIn(taker, signal),
    ready: () => {
      if (labEngine !== visited) return;
      built.lab.dataset.ready = '';
      lecture?.ready();
      // Wait until the first scene has loaded what it needs.
      work?.begin();
    },
    say: (text, kind = 'info', action, about = `lab ${kind}`) => {
      built.say(text, kind, action, about);
      // A scene with a missing dependency may never be ready; the work of an earlier page must not be lost for that.
      if (kind === 'error') work?.begin();
    },
  });
}

/**
 * Opens a lab with its previous settings, overridden by `values`.
 * @param {Engine} engine @param {TrainingRun} run
 * @param {string} lab @param {Scene['values']} values @param {string} [ink]
 */
function openLab(engine, run, lab, values, ink = scene.ink) {
  if (!scene.inClass) scenesByLab.set(scene.lab, scene.values);
  address.flush();
  const settings = { ...defaultsOf(lab), ...scenesByLab.get(lab), ...values };
  scene = { ...scene, inClass: null, lab, values: settings, ink, ignored: [], unknown: [], twice: [] };
  enter();
  work?.follow(false);
  render(engine, run);
  scrollTo(0, 0);
  if (document.hasFocus()) frame?.lab.focus({ preventScroll: true }); // a frame must not take the embedding page's focus
}

/** Unmounts the lab and frees its state in the engines. */
function leaveLab() {
  visit++;
  mounted?.unmount();
  mounted = null;
  labEngine?.leave().catch((error) => {
    // The state of a lost engine cannot be freed; the loss has already been reported.
    if (!['fatal', 'device'].includes(error.kind)) frame?.say(errorText(error), 'error');
  });
  labEngine = null;
  if (!frame) return;
  delete frame.lab.dataset.ready;
  frame.lab.replaceChildren(); // its controls would write into the next scene
}

/** @param {HTMLElement} root @param {import('./lab-kit/types.js').LabContext} context */
function mount(root, context) {
  const thisVisit = ++visit;
  const isWanted = () => thisVisit === visit;
  const inClass = scene.inClass && groupedLink(scene.inClass);
  return mountLab(root, { ...scene, inClass }, context, {
    ...{ isWanted, setClass },
    onBadTask: () => frame?.say(t('scene.noTask'), 'error'),
    onMissingSets: (values, missing) => {
      if (!isWanted()) return;
      change({ values: { ...scene.values, ...values } });
      frame?.say(missing, 'error');
    },
    onMounted: (lab) => void (mounted = lab),
  });
}

/** During a lecture, results belong to that lecture unless the link names a group. @param {import('./class/link.js').ClassLink} link */
const groupedLink = (link) => ({ ...link, group: link.group || (lecture?.id ?? '') });

/** @param {Partial<import('./class/link.js').ClassLink>} changes */
function setClass(changes) {
  if (scene.inClass) change({ inClass: { ...scene.inClass, ...changes } });
}

/** @param {Partial<Scene>} changed */
function change(changed) {
  scene = { ...scene, ...changed };
  address.follow();
}

function sayIgnored() {
  for (const text of linkNotices(scene, location.search + location.hash)) frame?.say(text);
}

/** @param {Engine} engine @param {TrainingRun} run @param {string} message */
function showCrash(engine, run, message) {
  leaveLab();
  frame?.lab.replaceChildren(crashCard(message, () => void restart(engine, run), engine.hasStarted));
}

/** Starts a new worker after a crash. @param {Engine} engine @param {TrainingRun} run */
async function restart(engine, run) {
  frame?.lab.replaceChildren(t('boot.preparing'));
  await engine.restart().catch(() => {
    // A second crash emits `fatal` again.
  });
  if (engine.status.phase !== 'failed') render(engine, run);
}
