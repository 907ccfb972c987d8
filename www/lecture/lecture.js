import { currentLanguage, errorText, loadFolderWords, t } from '../i18n/index.js';
import { pageAddress, shortQuery } from '../share/links.js';
import { h } from '../ui/dom.js';
import { styleSheet } from '../ui/style-sheet.js';
import { lectureChannel } from './channel.js';
import { lectureClock } from './clock.js';
import { finishedRun } from './finished.js';
import { hasFullScreen, toggleFullScreen } from './full-screen.js';
import { KEYS, actOf } from './keys.js';
import { isShipped } from './link.js';
import { pen } from './pen.js';
import { helpDialog, stage, zoom } from './stage.js';
import { followSwipes } from './swipes.js';
import { toolButtons } from './tools.js';
import { copyWhenReady } from './vote-picture.js';
import { votePanel } from './vote.js';

/** @typedef {import('./keys.js').Act} Act */
/** @typedef {import('./score.js').Score} Score */
/** @typedef {import('./score.js').Finish} Finish */
/** @typedef {import('./finished.js').RunRecord} RunRecord */

/**
 * Dialogs that a key with another action closes, because clickers have no Escape. A closed dialog remains in the page for a
 * moment.
 */
const DIALOGS = { qr: '[data-view=qr][open]', help: '[data-view=lecture-help][open]' };

/** Loads the words and styles of the lecture mode. */
export async function loadStage() {
  await Promise.all([loadFolderWords(currentLanguage(), 'lecture'), styleSheet('lecture/style')]);
}

/** Plays a lecture: the user moves through its scenes by keys, clicker, buttons or swipes, each in a defined state. */
export class Lecture {
  /** Whether the scenes are being walked through without a class. */
  isWalking = false;
  #place = 0;
  /** Counts the started scenes: content loaded for one is not shown in the next. */
  #visit = 0;
  /** The requested state that is not on screen yet, and its start time. @type {{ name: string, start: number } | null} */
  #coming = null;
  /** @type {ReturnType<typeof votePanel> | null} */
  #vote = null;
  #listening = new AbortController();
  #zoom = zoom();
  #pen = pen();

  /**
   * @param {Score} score
   * @param {object} page
   * @param {(link: string, question: string) => void} page.open shows a scene from its beginning
   * @param {(link: string) => void} page.near called when a scene may be opened soon
   * @param {(place: number) => void} page.onPlace called when another scene is on screen
   * @param {(finish: Finish, record: RunRecord | null, question: string, isWanted: () => boolean) => Promise<unknown>} page.finish
   *   shows the final result of a scene's live part
   * @param {() => import('../router.js').Scene} page.scene the current scene of the page
   * @param {(text: string, kind: 'info' | 'error') => void} page.say
   * @param {(act: import('./tools.js').Act) => void} page.onTool called for a tool of the lecture
   */
  constructor(score, page) {
    this.score = score;
    this.page = page;
    this.clock = lectureClock(score);
    this.stage = stage({
      onNext: () => this.act('next'),
      onBack: () => this.act('back'),
      onFull: hasFullScreen() ? () => this.act('full') : null,
      onHelp: () => this.act('help'),
    });
    this.channel = lectureChannel(score.id, (message) => this.#hear(message));
    const { signal } = this.#listening;
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    followSwipes(signal, (act) => this.act(act));
    document.documentElement.classList.add('lecture');
    document.body.append(this.stage.bar, this.stage.black, this.#pen.element);
    this.ticking = setInterval(() => this.#tick(), 1000);
  }

  get place() {
    return this.#place;
  }

  /** @param {number} place index of the scene, from 0; clamped */
  go(place) {
    this.#visit++;
    this.#closeDialogs();
    this.#place = Math.max(0, Math.min(this.score.scenes.length - 1, place));
    this.#coming = { name: `scene ${this.#place + 1}`, start: performance.now() };
    const { slide, question, link, vote } = this.score.scenes[this.#place];
    const language = currentLanguage();
    this.#zoom.end();
    this.#pen.end();
    this.page.open(link, question[language]);
    this.clock.beginScene();
    this.stage.show(slide[language], this.#place, this.score.scenes.length);
    document.title = `${this.#place + 1}. ${question[language]}`;
    this.#vote?.element.remove();
    this.#vote = null;
    if (vote) {
      const options = vote.options.map((option) => option[language]);
      const picture = vote.picture ? h('canvas', { class: 'vote-picture', 'aria-hidden': 'true' }) : null;
      const ballot = { question: question[language], options, answer: vote.answer, picture };
      this.#vote = votePanel(ballot, () => this.#settle());
      document.body.append(this.#vote.element);
      if (picture && vote.picture) copyWhenReady(picture, vote.picture);
    }
    this.page.onPlace(this.#place);
    const next = this.score.scenes[this.#place + 1];
    if (next) this.page.near(next.link);
    this.#fetchFinished();
    this.#tick();
  }

  /** Call this when the requested state is on screen. Its duration is recorded as a performance measure: `scene 7`, `finish 7`. */
  ready() {
    if (this.#coming) performance.measure(this.#coming.name, { start: this.#coming.start });
    this.#coming = null;
  }

  /** @param {Act} act */
  act(act) {
    /** @type {Record<Act, () => void>} */
    const acts = {
      // After a vote, the answer comes first.
      next: () => (this.#isVoting ? this.#settle() : this.#goTo(this.#place + 1)),
      back: () => this.#goTo(this.#place - 1),
      first: () => this.#goTo(0),
      last: () => this.#goTo(this.score.scenes.length - 1),
      black: () => void this.stage.toggleBlack(),
      restart: () => this.go(this.#place),
      finish: () => void this.#finish(),
      zoom: () => this.#zoom.toggle(this.#panel),
      pen: () => this.#pen.toggle(),
      timer: () => void this.stage.toggleTime(),
      notes: () => this.#openNotes(),
      qr: () => void this.#openQr(),
      full: () => void this.#toggleFull(),
      help: () => this.#openHelp(),
      leave: () => void (this.#zoom.end() || this.#pen.end()),
    };
    acts[act]();
  }

  destroy() {
    this.#listening.abort();
    clearInterval(this.ticking);
    this.channel.close();
    document.documentElement.classList.remove('lecture');
    this.stage.destroy();
    this.#pen.element.remove();
    this.#vote?.element.remove();
  }

  get #isVoting() {
    return this.#vote !== null && !this.#vote.element.classList.contains('settled');
  }

  /** The main card of the scene: the one with the view it names. */
  get #panel() {
    const { view } = this.score.scenes[this.#place].look;
    const found = /** @type {HTMLElement | null} */ (document.querySelector(`#lab [data-view="${view}"]`));
    return /** @type {HTMLElement | null} */ (found?.closest('.card') ?? found);
  }

  /** @param {number} place */
  #goTo(place) {
    const isThere = place >= 0 && place < this.score.scenes.length;
    if (isThere) this.go(place);
  }

  #settle() {
    if (!this.#vote) return;
    this.#vote.settle();
    this.stage.keep(this.#vote.element);
    this.#tick();
  }

  #openNotes() {
    const { id, source } = this.score;
    const name = isShipped(source) ? source.id : `${id}&from=page`;
    const address = new URL(`presenter.html?lecture=${name}&lang=${currentLanguage()}`, import.meta.url);
    open(address, `latente-presenter-${this.score.id}`, 'popup,width=900,height=700');
  }

  /** Shows the prepared result of the scene's live part. The class votes before it sees that. */
  async #finish() {
    const { finish, question } = this.score.scenes[this.#place];
    if (!finish || this.#isVoting) return;
    const [visit, start] = [this.#visit, performance.now()];
    this.#closeDialogs();
    this.#zoom.end();
    try {
      const record = finish.run ? await finishedRun(finish.run) : null;
      const isWanted = () => visit === this.#visit;
      if (isWanted()) await this.page.finish(finish, record, question[currentLanguage()], isWanted);
      if (isWanted()) this.#coming = { name: `finish ${this.#place + 1}`, start };
    } catch (error) {
      this.page.say(t('lecture.noFinish', { reason: errorText(error) }), 'error');
    }
  }

  /** Preloads the results for F in this scene and the next, so that they appear immediately, even offline. */
  #fetchFinished() {
    for (const scene of this.score.scenes.slice(this.#place, this.#place + 2))
      if (scene.finish?.run) finishedRun(scene.finish.run).catch(() => undefined);
  }

  /** Shows the current state as a QR code for the class's phones. */
  async #openQr() {
    try {
      const { qrDialog } = await import('../share/qr-dialog.js');
      const scene = this.page.scene();
      const [whole, plain] = [scene, { ...scene, ink: '' }].map(
        (shared) => pageAddress(location) + shortQuery(shared),
      );
      const dialog = await qrDialog(whole, plain);
      document.body.append(dialog);
      dialog.showModal();
    } catch (error) {
      this.page.say(errorText(error), 'error');
    }
  }

  async #toggleFull() {
    try {
      await toggleFullScreen();
    } catch {
      this.page.say(t('lecture.noFull'), 'info');
    }
  }

  /** @returns {boolean} whether one was open */
  #closeDialogs() {
    /** @type {NodeListOf<HTMLDialogElement>} */
    const dialogs = document.querySelectorAll(Object.values(DIALOGS).join());
    const open = [...dialogs];
    for (const dialog of open) dialog.close();
    return open.length > 0;
  }

  #openHelp() {
    const { finish } = this.score.scenes[this.#place];
    const isKnown = (/** @type {Act} */ act) =>
      (act !== 'finish' || finish !== undefined) && (act !== 'full' || hasFullScreen());
    const knownKeys = Object.fromEntries(Object.entries(KEYS).filter(([, act]) => isKnown(act)));
    const dialog = helpDialog(knownKeys, (act) => {
      dialog.close();
      if (act !== 'help') this.act(act);
    });
    dialog.addEventListener('close', () => dialog.remove());
    const onTool = (/** @type {import('./tools.js').Act} */ act) => {
      dialog.close();
      this.page.onTool(act);
    };
    dialog.querySelector('.primary')?.before(toolButtons(this.score.source, onTool));
    document.body.append(dialog);
    dialog.showModal();
  }

  #tick() {
    const clock = this.clock.read(this.#place);
    this.stage.showTime(clock);
    this.channel.send({ shown: { place: this.#place, clock, votes: this.#vote?.counts ?? null } });
  }

  /** @param {import('./channel.js').Message} message */
  #hear(message) {
    if ('wants' in message) this.channel.send({ score: this.score });
    else if ('hello' in message) this.#tick();
    else if ('act' in message) this.act(message.act);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const other = document.querySelector(`dialog[open]:not(${Object.values(DIALOGS).join()})`);
    const act = other ? null : actOf(event, document.activeElement);
    if (!act) return;
    event.preventDefault();
    const wasOpen = act in DIALOGS && document.querySelector(DIALOGS[/** @type {'qr'} */ (act)]) !== null;
    const closed = this.#closeDialogs();
    if (!wasOpen && !(closed && act === 'leave')) this.act(act);
  }
}
