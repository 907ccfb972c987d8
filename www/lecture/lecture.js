import { currentLanguage, loadFolderWords } from '../i18n/index.js';
import { styleSheet } from '../ui/style-sheet.js';
import { lectureChannel } from './channel.js';
import { lectureClock } from './clock.js';
import { KEYS, actOf } from './keys.js';
import { pen } from './pen.js';
import { helpDialog, stage, zoom } from './stage.js';
import { isShared } from './link.js';
import { toolButtons } from './tools.js';
import { votePanel } from './vote.js';

/** @typedef {import('./keys.js').Act} Act */
/** @typedef {import('./score.js').Score} Score */

/** A finger that moves so far to one side, and less up or down, turns the page. */
const SWIPE = 90;

/** The words and styles of the lecture mode. */
export async function loadStage() {
  await Promise.all([loadFolderWords(currentLanguage(), 'lecture'), styleSheet('lecture/style')]);
}

/**
 * Plays a lecture: its scenes follow one another by keys, clicker, buttons or swipes, each in a known state.
 */
export class Lecture {
  /** Its scenes are opened one after the other without a class. */
  isWalking = false;
  #place = 0;
  /** @type {ReturnType<typeof votePanel> | null} */
  #vote = null;
  #listening = new AbortController();
  #zoom = zoom();
  #pen = pen();

  /**
   * @param {Score} score
   * @param {object} page
   * @param {(link: string, question: string) => void} page.open shows a scene from its beginning
   * @param {(link: string) => void} page.near a scene may be opened soon
   * @param {(place: number) => void} page.onPlace the scene on screen is another one
   * @param {(act: import('./tools.js').Act) => void} page.onTool something is to be done with the lecture, beside giving it
   */
  constructor(score, page) {
    this.score = score;
    this.page = page;
    this.clock = lectureClock(score);
    this.stage = stage({
      onNext: () => this.act('next'),
      onBack: () => this.act('back'),
      onHelp: () => this.act('help'),
    });
    this.channel = lectureChannel(score.id, (message) => this.#hear(message));
    const { signal } = this.#listening;
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#followSwipes(signal);
    document.documentElement.classList.add('lecture');
    document.body.append(this.stage.bar, this.stage.black, this.#pen.element);
    this.ticking = setInterval(() => this.#tick(), 1000);
  }

  get place() {
    return this.#place;
  }

  /** @param {number} place of the scene, from 0; beyond the ends it is the nearest */
  go(place) {
    this.#place = Math.max(0, Math.min(this.score.scenes.length - 1, place));
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
      this.#vote = votePanel({ question: question[language], options, answer: vote.answer }, () =>
        this.#settle(),
      );
      document.body.append(this.#vote.element);
    }
    this.page.onPlace(this.#place);
    const next = this.score.scenes[this.#place + 1];
    if (next) this.page.near(next.link);
    this.#tick();
  }

  /** @param {Act} act */
  act(act) {
    /** @type {Record<Act, () => void>} */
    const acts = {
      // A class that has been asked is shown the answer first.
      next: () => (this.#isVoting ? this.#settle() : this.#goTo(this.#place + 1)),
      back: () => this.#goTo(this.#place - 1),
      first: () => this.#goTo(0),
      last: () => this.#goTo(this.score.scenes.length - 1),
      black: () => void this.stage.toggleBlack(),
      restart: () => this.go(this.#place),
      zoom: () => this.#zoom.toggle(this.#panel),
      pen: () => this.#pen.toggle(),
      timer: () => void this.stage.toggleTime(),
      notes: () => this.#openNotes(),
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

  /** What the scene is about: the card with the view that it names. */
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
    this.#vote?.settle();
    this.#tick();
  }

  #openNotes() {
    const { id, source } = this.score;
    const name = isShared(source) ? source.id : `${id}&from=page`;
    const address = new URL(`presenter.html?lecture=${name}&lang=${currentLanguage()}`, import.meta.url);
    open(address, `latente-presenter-${this.score.id}`, 'popup,width=900,height=700');
  }

  #openHelp() {
    const dialog = helpDialog(KEYS);
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
    if (document.querySelector('dialog[open]')) return;
    const act = actOf(event, document.activeElement);
    if (!act) return;
    event.preventDefault();
    this.act(act);
  }

  /** @param {AbortSignal} signal */
  #followSwipes(signal) {
    /** @type {Touch | null} */
    let begun = null;
    window.addEventListener(
      'touchstart',
      ({ touches, target }) => {
        const isFree = target instanceof Element && !target.closest('canvas, input, [role=slider], svg');
        begun = touches.length === 1 && isFree ? touches[0] : null;
      },
      { signal, passive: true },
    );
    window.addEventListener(
      'touchend',
      ({ changedTouches: [ended] }) => {
        if (!begun) return;
        const [x, y] = [ended.clientX - begun.clientX, ended.clientY - begun.clientY];
        begun = null;
        if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) this.act(x < 0 ? 'next' : 'back');
      },
      { signal },
    );
  }
}
