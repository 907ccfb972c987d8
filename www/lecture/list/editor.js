import { errorText, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { download, fileName } from '../../ui/download.js';
import { faultText } from '../fault-text.js';
import { faultsOf } from '../score.js';
import { fileText, minutesOf, newLecture } from './list.js';
import { LONGEST_LINK, linkOf, pack } from './pack.js';
import { sceneList } from './scene-list.js';
import { titleOf } from './store.js';

/** @typedef {import('../score.js').ScoreFile} ScoreFile */

/** Maximum number of faults listed for a lecture. */
const MAX_FAULTS = 3;

/**
 * The parts of the page that the editor needs.
 * @typedef {object} EditorPage
 * @property {import('./store.js').Lectures} lectures
 * @property {() => { link: string, slide: string, question: string, view?: string }} seen the scene on screen
 * @property {(id: string, tool?: import('../link.js').Tool) => void} present
 * @property {() => void} homework
 * @property {(file: File) => Promise<ScoreFile>} openFile
 */

/** Editor of the user's lectures: their scenes in order, with all their texts. @param {EditorPage} page */
export function editor(page) {
  return new Editor(page);
}

class Editor {
  /** The lecture on screen. @type {ScoreFile | null} */
  #score = null;
  #name = h('input', { maxlength: 80, autocomplete: 'off', 'data-view': 'lecture-title' });
  #choice = h('select', { 'data-view': 'lecture-choice' });
  #total = h('p', { class: 'quiet', 'data-view': 'lecture-total' });
  #state = h('p', { role: 'status', 'data-view': 'lecture-state' });
  #faults = h('ul', { class: 'list-faults alert', 'data-view': 'lecture-faults' });
  #link = h('input', { readonly: true, 'data-view': 'lecture-link' });
  #body = h('div', { class: 'spaced' });
  /** Counts requests to show a lecture: late ones are ignored. */
  #showCount = 0;

  /** @param {EditorPage} page */
  constructor(page) {
    this.page = page;
    this.rows = sceneList({
      onEdit: (edit) => void this.#change(edit),
      seen: () => {
        const { link, view } = page.seen();
        return { link, ...(view && { look: { view } }) };
      },
      say: (text, action) => this.#say(text, action),
    });
    this.#name.addEventListener('input', () => void this.#rename());
    this.#choice.addEventListener('change', () => void this.show(this.#choice.value));
    this.element = this.#dialog();
    const follow = () => void this.show(this.#score?.id);
    page.lectures.addEventListener('change', follow);
    this.element.addEventListener('close', () => page.lectures.removeEventListener('change', follow));
  }

  /** @param {string} action @param {string} key @param {() => unknown} act @param {string} [kind] */
  #button(action, key, act, kind) {
    const onclick = () =>
      void Promise.resolve()
        .then(act)
        .catch((error) =>
          this.#say(error instanceof Error && !('kind' in error) ? error.message : errorText(error)),
        );
    return h('button', { type: 'button', class: kind, 'data-action': action, onclick }, t(key));
  }

  #dialog() {
    const file = h('input', { type: 'file', accept: '.json', hidden: true, 'data-view': 'lecture-file' });
    file.addEventListener('change', () => {
      const chosen = file.files?.[0];
      file.value = '';
      if (chosen) void this.open(chosen);
    });
    const title = h('label', { class: 'list-title grid gap-2' }, h('span', {}, t('list.title')), this.#name);
    const choose = h(
      'label',
      { class: 'list-choice grid gap-2' },
      h('span', {}, t('list.lecture')),
      this.#choice,
    );
    this.present = this.#button('present', 'list.present', () => this.#present(), 'primary');
    this.tools = h(
      'div',
      { class: 'tools' },
      this.present,
      this.#button('add-scene', 'list.add', () => this.#addSeen()),
      this.#button('export-lecture', 'list.export', () => this.#export()),
      this.#button('link-lecture', 'list.link', () => this.#copyLink()),
      (this.check = this.#button('check-lecture', 'list.check', () => this.#present('check'))),
      (this.print = this.#button('print-lecture', 'list.print', () => this.#present('print'))),
      this.#button('remove-lecture', 'list.remove', () => this.#remove()),
    );
    this.#link.hidden = true;
    this.#link.setAttribute('aria-label', t('list.link'));
    this.#body.append(title, this.tools, this.#link, this.#total, this.#faults, this.rows.element);
    const close = this.#button('close-lectures', 'list.close', () => this.element.close());
    return h(
      'dialog',
      { class: 'card dialog lecture-list', 'aria-label': t('list.heading'), 'data-view': 'lectures' },
      h('h2', {}, h('span', {}, t('list.heading'))),
      h('p', { class: 'quiet' }, t('list.about')),
      h(
        'div',
        { class: 'tools' },
        choose,
        this.#button('new-lecture', 'list.new', () => this.#new()),
        this.#button('open-lecture', 'list.open', () => file.click()),
        file,
      ),
      this.#state,
      this.#body,
      h(
        'div',
        { class: 'tools' },
        close,
        this.#button('homework', 'list.homework', () => {
          this.element.close();
          this.page.homework();
        }),
      ),
    );
  }

  /** Shows a lecture: the given one, or the latest. @param {string} [id] */
  async show(id) {
    const request = ++this.#showCount;
    const { lectures } = this.page;
    const score = (id ? await lectures.read(id) : null) ?? (await lectures.latest());
    const all = await lectures.list();
    if (request !== this.#showCount) return;
    if (score?.id !== this.#score?.id) this.#link.hidden = true;
    this.#score = score;
    if (score && id === score.id) lectures.choose(id);
    this.#choice.replaceChildren(
      ...all.map(({ id, name }) => h('option', { value: id, selected: id === score?.id }, name)),
    );
    this.#choice.disabled = all.length === 0;
    this.#body.hidden = score === null;
    if (lectures.problem) this.#say(t(`work.problem.${lectures.problem}`));
    else if (!score) this.#say(t('list.none'));
    if (score) this.#showScore(score);
  }

  /** @param {ScoreFile} score */
  #showScore(score) {
    if (document.activeElement !== this.#name) this.#name.value = titleOf(score);
    const count = score.scenes.length;
    this.#total.textContent = count ? t('list.total', { count, minutes: minutesOf(score) }) : t('list.empty');
    const faults = count ? faultsOf(score) : [];
    this.#faults.replaceChildren(
      ...faults
        .slice(0, MAX_FAULTS)
        .map((fault) => h('li', {}, t('list.fault', { fault: faultText(fault) }))),
    );
    for (const button of [this.present, this.check, this.print])
      if (button) button.disabled = count === 0 || faults.length > 0;
    this.rows.show(score.scenes);
  }

  /** @param {string} text @param {{ text: string, act: () => void }} [action] */
  #say(text, action) {
    const onclick = () => {
      action?.act();
      this.#state.replaceChildren();
    };
    this.#state.replaceChildren(
      text,
      ...(action ? [' ', h('button', { type: 'button', 'data-action': 'undo', onclick }, action.text)] : []),
    );
  }

  /** @param {(score: ScoreFile) => ScoreFile} edit */
  async #change(edit) {
    if (this.#score) await this.page.lectures.change(this.#score.id, edit);
  }

  async #rename() {
    const name = this.#name.value.trim();
    if (this.#score && name) await this.page.lectures.rename(this.#score.id, name);
  }

  async #new() {
    const score = await this.page.lectures.add(newLecture(t('list.usualTitle')));
    this.#say('');
    await this.show(score.id);
    this.#name.select();
  }

  /** Opens a file, picked or dropped. @param {File} file */
  async open(file) {
    try {
      const score = await this.page.openFile(file);
      await this.show(score.id);
      this.#say(t('list.opened', { name: file.name }));
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  #addSeen() {
    this.rows.add(this.page.seen());
  }

  /** @param {import('../link.js').Tool} [tool] */
  #present(tool) {
    if (!this.#score) return;
    this.element.close();
    this.page.present(this.#score.id, tool);
  }

  #export() {
    const score = this.#score;
    if (score) download(`${fileName(titleOf(score))}.json`, fileText(score), 'application/json');
  }

  /** Copies the link with all texts, or else without the notes, or else reports why there is none. */
  async #copyLink() {
    if (!this.#score) return;
    const site = new URL('index.html', document.baseURI).href;
    const whole = linkOf(await pack(this.#score), site);
    const short = whole.length > LONGEST_LINK ? linkOf(await pack(this.#score, false), site) : whole;
    const fits = short.length <= LONGEST_LINK;
    this.#link.hidden = !fits;
    this.#link.value = fits ? short : '';
    const counts = { length: short.length, most: LONGEST_LINK };
    if (!fits) return this.#say(t('list.linkTooLong', counts));
    const isCopied = await navigator.clipboard.writeText(short).then(
      () => true,
      () => false,
    );
    if (!isCopied) this.#link.select();
    const key = isCopied ? 'list.linkCopied' : 'list.linkShown';
    this.#say([t(key, counts), short === whole ? '' : t('list.linkShort')].filter(Boolean).join(' '));
  }

  async #remove() {
    const score = this.#score;
    if (!score) return;
    const { lectures } = this.page;
    await lectures.remove(score.id);
    await this.show();
    const act = () => void lectures.add(score).then(() => this.show(score.id));
    this.#say(t('list.removed', { title: titleOf(score) }), { text: t('list.undo'), act });
  }
}
