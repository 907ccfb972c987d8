import { addressBar, isHere } from './address.js';
import { Engine } from './engine/client.js';
import { KeptRuns } from './engine/kept-runs.js';
import { LabEngine } from './engine/lab-engine.js';
import { watchPointer } from './engine/pointer.js';
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
import { Files } from './files.js';
import { LANGUAGES } from './i18n/languages.js';
import { whatIsLacking } from './lacking.js';
import { lectureScene } from './lecture/lecture-scene.js';
import { isNotFetched, loadClass, loadLab, loadTask } from './load-lab.js';
import { Offline } from './offline/offline.js';
import { queryOf } from './link-text.js';
import { isReplaced, watchSite } from './offline/site.js';
import { PageLecture, WIDE, wantedLecture } from './page-lecture.js';
import { PageWork, placeOf } from './page-work.js';
import { defaultsOf, isMine, readScene, writeScene } from './router.js';
import { brokenCard, crashCard, setSceneQuestion, unreachableCard, unsupportedCard } from './ui/cards.js';
import { sayDownload } from './ui/frame.js';
import { startPreferences } from './ui/preferences.js';
import { shell } from './ui/shell.js';
import { silenceNotice } from './ui/silence.js';
import { wearSheets } from './ui/style-sheet.js';

/** @typedef {import('./router.js').Scene} Scene */

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const skip = document.getElementById('skip');
let scene = readScene(location.search + location.hash);
const kept = new KeptRuns();
const address = addressBar(() => addressOf());
/** What gives lectures. @type {PageLecture | null} */
let lecture = null;
/** What the other labs were set to: going back to one finds it as it was left. @type {Map<string, Scene['values']>} */
const left = new Map();
/** @type {import('./lab-kit/types.js').MountedLab | null} */
let mounted = null;
/** What the lab on screen asks the engines through. @type {LabEngine | null} */
let labEngine = null;
/** @type {ReturnType<typeof shell> | null} */
let frame = null;
/** @type {ReturnType<typeof silenceNotice> | null} */
let silence = null;
/** @type {Offline | null} */
let offline = null;
/** @type {Files | null} */
let files = null;
/** What keeps the work that is made here. @type {PageWork | null} */
let work = null;
/** Counts the mounts, so that a lab that arrives after the person has gone on is not shown. */
let visit = 0;

/** Counts the languages that were asked for: only the last one is spoken. */
let languages = 0;

/** Whether another page shows this one as a part of its own. */
const isEmbedded = queryOf(location.search).get('embed') === '1';
/** What the page around this one asks before this one can answer. @type {MessageEvent[]} */
const asked = [];
/** @param {MessageEvent} event */
const note = (event) => void asked.push(event);
if (isEmbedded) addEventListener('message', note);
const isLectured = wantedLecture() !== null;
const isLarge = scene.projector || (isLectured && matchMedia(WIDE).matches);
startPreferences(isLarge, !isEmbedded);
skip?.addEventListener('click', (event) => {
  event.preventDefault(); // a hash in the URL would be a new scene
  frame?.lab.focus();
});
// Without any words nothing can be shown but what `index.html` says.
start().catch(reportError);

async function start() {
  const lacking = whatIsLacking();
  if (lacking) {
    await speakFirst();
    app.replaceChildren(unsupportedCard(lacking));
    return;
  }
  const engine = Engine.start({ backend: scene.backend });
  const run = new TrainingRun(engine, watchPointer());
  // Within another page it leaves nothing, asks nothing, and takes no room on the disk.
  if (!isEmbedded) offline = new Offline(engine);
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
    onError: (error) => sayError(error),
    follow: () => void followAddress(engine, run),
    open: (link, question) => showScene(engine, run, link, question),
    finish: async (finish, record, question, isWanted) => {
      if (record) await run.restore(record, true);
      if (isWanted()) showScene(engine, run, finish.link, question, finish.keeps ?? []);
    },
    near: (link) => {
      const { lab, inClass } = readScene(`?${link}`);
      preload(lab);
      if (inClass) import('./class/class.js').catch(() => undefined);
    },
    onPlace: () => {
      if (!isHere(addressOf())) enter();
    },
  });
  const missing = await speakFirst();
  if (isEmbedded) {
    const { beginEmbed } = await import('./embed/embed.js');
    await beginEmbed(asked);
    removeEventListener('message', note);
  }
  const wanted = wantedLecture();
  if (wanted) {
    await beginLecture(engine, run, wanted);
  } else {
    render(engine, run);
    sayIgnored();
  }
  if (missing) sayMissing(missing);
  /** @type {(text: string, action?: import('./ui/notices.js').Action) => void} */
  const sayAction = (text, action) => frame?.say(text, 'info', action);
  watchSite(sayAction);
  document.addEventListener('latente-download', () => sayDownload(sayAction));
  engine.addEventListener('fatal', (event) =>
    showCrash(engine, run, /** @type {CustomEvent} */ (event).detail.message),
  );
  engine.addEventListener('status', engineNotices(engine));
  addEventListener('popstate', () => void followAddress(engine, run));
}

/** @param {Engine} engine @param {TrainingRun} run */
function startWork(engine, run) {
  return new PageWork({
    engine,
    run,
    kept,
    first: placeOf(scene),
    isNamed: ['lab', 'class'].some((key) => queryOf(location.search).has(key)),
    scene: () => ({
      address: placeOf(scene),
      others: [...left].map(([lab, values]) => placeOf({ ...scene, inClass: null, lab, values, ink: '' })),
    }),
    say: (text, kind, action) => frame?.say(text, kind, action),
    openLab: (lab, values) => openLab(engine, run, lab, values),
    openScene: (kept) => openScene(engine, run, kept),
    openLecture: (id) => lecture?.use('show', id),
    openImages: (id) => void files?.showImages({ id }),
    onError: (error) => sayError(error),
  });
}

/**
 * Goes back to where an earlier page was.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {import('./work/scenes.js').Scene} kept
 */
function openScene(engine, run, { address: place, others }) {
  for (const other of others.map(readScene)) left.set(other.lab, other.values);
  const { lab, values, ink } = readScene(place);
  openLab(engine, run, lab, values, ink);
}

/**
 * Gives a lecture, in place of one lab; where it cannot be given, the page says why and shows the first lab.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {import('./lecture/link.js').Wanted} wanted
 */
async function beginLecture(engine, run, wanted) {
  try {
    await lecture?.begin(wanted);
  } catch (error) {
    render(engine, run);
    sayError(error);
  }
}

/**
 * A scene of a lecture, from its beginning, whatever was done before, or as it is at its end.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {string} link
 * @param {string} question
 * @param {string[]} [keeps] its end: settings that stay as they are
 */
function showScene(engine, run, link, question, keeps) {
  run.pause();
  setSceneQuestion(question);
  left.clear();
  scene = lectureScene(scene, link, keeps ?? []);
  render(engine, run, { fresh: !keeps, finished: Boolean(keeps) });
  scrollTo(0, 0);
}

/** The query of what is on screen: a scene of a lecture, or a lab with its settings. */
function addressOf() {
  const settings = writeScene(scene);
  const query = lecture?.addressOf(settings) ?? settings;
  return isEmbedded ? `${query}&embed=1` : query;
}

/** Another entry of the history, which is not this page's within another one. */
function enter() {
  if (isEmbedded) history.replaceState(null, '', addressOf());
  else history.pushState(null, '', addressOf());
}

/** What is on screen, for others. @param {HTMLElement} place */
async function share(place) {
  const { openShare } = await import('./share/open.js');
  await openShare(scene, place);
}

const questionOf = () => document.querySelector('#lab .question')?.textContent?.trim() ?? '';

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
  if (!scene.inClass) left.set(scene.lab, scene.values);
  leaveLab(); // the scene is another one now
  const wanted = wantedLecture();
  if (lecture?.follow(wanted)) return;
  setSceneQuestion(null);
  if (wanted) return beginLecture(engine, run, wanted);
  scene = readScene(location.search + location.hash);
  const { lang } = scene;
  const outcome = await speak(lang);
  if (outcome === 'late') return;
  scene = { ...scene, lang: currentLanguage() };
  work?.follow(false);
  render(engine, run);
  if (outcome === 'missing') sayMissing(lang);
  sayIgnored();
}

/**
 * Builds the page anew: at the start, for another lab, another language, after a crash.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {Pick<import('./lab-kit/types.js').LabContext, 'fresh' | 'finished'>} [how] the lab is to begin
 */
function render(engine, run, how = {}) {
  leaveLab();
  frame?.destroy();
  silence?.destroy();
  const built = shell({
    engine,
    offline,
    linkTo: (lab) => writeScene({ ...scene, inClass: null, lab, values: left.get(lab) ?? {} }),
    onLab: (lab) => openLab(engine, run, lab, {}),
    onNear: preload,
    onWork: () => void work?.show((dialog) => built.element.append(dialog)).catch(sayError),
    onShare: () => void share(built.element).catch(sayError),
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
  if (isEmbedded) void addWayOut();
  silence = silenceNotice({
    engine,
    lab: built.lab,
    say: built.say,
    onRestart: () => {
      engine.abandon(); // says `fatal`
      void restart(engine, run);
    },
  });
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
  const visited = new LabEngine(engine, scene.lab);
  labEngine = visited;
  void mountLab(built.lab, {
    engine: visited,
    run,
    kept,
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
      // Not before the first scene has what it needs.
      work?.begin();
    },
    say: (text, kind = 'info', action, about = `lab ${kind}`) => {
      built.say(text, kind, action, about);
      // A scene that lacks what it needs may never be ready, and what an earlier page has left is not lost for that.
      if (kind === 'error') work?.begin();
    },
  });
}

/**
 * Goes to a lab, as it was left but for `values`.
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {string} lab
 * @param {Scene['values']} values
 * @param {string} [ink]
 */
function openLab(engine, run, lab, values, ink = scene.ink) {
  if (!scene.inClass) left.set(scene.lab, scene.values);
  address.flush();
  const wanted = { ...defaultsOf(lab), ...left.get(lab), ...values };
  scene = { ...scene, inClass: null, lab, values: wanted, ink, ignored: [], unknown: [], twice: [] };
  enter();
  work?.follow(false);
  render(engine, run);
  scrollTo(0, 0);
  if (document.hasFocus()) frame?.lab.focus({ preventScroll: true }); // in a frame it is another page's
}

/** Out of the frame. */
async function addWayOut() {
  const { openByItself } = await import('./embed/embed.js');
  frame?.element.after(openByItself(frame.lab, () => scene));
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
    const { inClass, task } = scene;
    const onBadTask = () => frame?.say(t('scene.noTask'), 'error');
    const lab = await (inClass
      ? loadClass(id, groupedLink(inClass), setClass)
      : task
        ? loadTask(id, task, onBadTask)
        : loadLab(id));
    if (Object.values(scene.values).some(isMine)) await meetSets(id);
    if (own !== visit) return;
    wearSheets(id, lab.styles ?? []);
    mounted = lab.mount(root, context);
  } catch (error) {
    if (own !== visit) return;
    // A browser remembers what a module came to: only a new page asks for it again.
    const reload = () => location.reload();
    if (isNotFetched(error)) {
      const replaced = await isReplaced();
      return own === visit ? root.replaceChildren(unreachableCard(reload, replaced)) : undefined;
    }
    console.error(error);
    root.replaceChildren(brokenCard(String(error), reload));
  }
}

/** Sets of images of the person's that the scene names: it goes on without those that are not here. @param {string} lab */
async function meetSets(lab) {
  const { settleSets } = await import('./subjects/settle.js');
  const values = await settleSets(lab, scene.values);
  if (!Object.keys(values).length) return;
  change({ values: { ...scene.values, ...values } });
  const { missingSetText } = await import('./images/missing.js');
  frame?.say(await missingSetText(), 'error');
}

/** In a lecture the results belong to it, if the link does not say to what. @param {import('./class/link.js').ClassLink} link */
const groupedLink = (link) => ({ ...link, group: link.group || (lecture?.id ?? '') });

/** @param {Partial<import('./class/link.js').ClassLink>} changes */
function setClass(changes) {
  if (scene.inClass) change({ inClass: { ...scene.inClass, ...changes } });
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
  const query = queryOf(location.search + location.hash);
  for (const key of scene.ignored) {
    frame?.say(t('scene.ignored', { key, value: (query.get(key) ?? '').slice(0, 40) }));
  }
  for (const key of scene.unknown) frame?.say(t('scene.unknown', { key: key.slice(0, 40) }));
  for (const key of scene.twice) frame?.say(t('scene.twice', { key }));
}

/**
 * @param {Engine} engine
 * @param {TrainingRun} run
 * @param {string} message
 */
function showCrash(engine, run, message) {
  leaveLab();
  frame?.lab.replaceChildren(crashCard(message, () => void restart(engine, run), engine.hasStarted));
}

/** A new worker in place of one that is gone. @param {Engine} engine @param {TrainingRun} run */
async function restart(engine, run) {
  frame?.lab.replaceChildren(t('boot.preparing'));
  await engine.restart().catch(() => {
    // A second crash says `fatal` again.
  });
  if (engine.status.phase !== 'failed') render(engine, run);
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
