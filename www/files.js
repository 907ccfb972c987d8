import { currentLanguage, errorText, loadFolderWords, t } from './i18n/index.js';
import { labOf } from './router.js';
import { handOver, watchDrops } from './ui/file-drop.js';

/**
 * @typedef {import('./lab-kit/types.js').ModelTaker} ModelTaker
 * @typedef {import('./ui/notices.js').Action} Action
 * @typedef {object} Page
 * @property {import('./engine/client.js').Engine} engine
 * @property {import('./engine/training.js').TrainingRun} run
 * @property {() => string} lab on screen
 * @property {() => HTMLElement | undefined} place where a dialog stands
 * @property {(text: string, kind?: 'info' | 'error', action?: Action) => void} say
 * @property {(lab: string, values: Record<string, import('./router.js').Value>) => void} open
 * @property {(file: File) => Promise<boolean>} takeLecture opens a lecture; false if the file is not one
 */

/** The lab that can show any model. */
const MODELS = 'reconstruct';
/** The lab that can train on any images. */
const TRAINS = 'train';
/**
 * The user's files, picked or dropped anywhere on the page. Each goes to the code that can read it; none is left to the
 * browser, which would open it in place of the page.
 */
export class Files {
  /** The lab on screen, if it shows models. @type {ModelTaker | null} */
  #taker = null;
  /** @type {ReturnType<typeof import('./model-files/panel.js').modelPanel> | null} */
  #panel = null;
  /** Counts the files: only the latest is opened. */
  #files = 0;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    watchDrops((dropped, target) => void this.#drop(dropped, target));
    document.addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length || /** @type {Element} */ (event.target).closest?.('input, textarea, dialog')) return;
      event.preventDefault();
      void this.#takeAll(files, null);
    });
  }

  /** @param {ModelTaker} taker @param {AbortSignal} signal aborts when the lab is left */
  showIn(taker, signal) {
    this.#taker = taker;
    signal.addEventListener('abort', () => void (this.#taker === taker && (this.#taker = null)), {
      once: true,
    });
  }

  /** Asks the user for a model file. */
  async choose() {
    try {
      const panel = await this.#show();
      panel.say(''); // clears the previous file's message
      panel.element.showModal();
    } catch (error) {
      this.page.say(errorText(error), 'error');
    }
  }

  /**
   * A folder is an image set.
   * @param {import('./ui/file-drop.js').DroppedFiles} dropped
   * @param {((file: File) => void) | null} target
   */
  async #drop({ files, entries }, target) {
    if (!entries.some(({ isDirectory }) => isDirectory)) return this.#takeAll(files, target);
    try {
      const { droppedFiles } = await import('./images/files.js');
      await this.showImages({ files: await droppedFiles(entries) });
    } catch (error) {
      this.#showError(error);
    }
  }

  /** Several files are an image set: images with a label file, or one picture per file. @param {File[]} files @param {((file: File) => void) | null} target */
  #takeAll(files, target) {
    return files.length > 1 ? this.showImages({ files }) : this.take(files[0], target);
  }

  /** Opens an image set in the lab on screen if it accepts image sets, otherwise in the training lab. @param {string} id */
  #openImages(id) {
    const takes = (/** @type {string} */ lab) =>
      labOf(lab)
        ?.controls.filter(({ images }) => images)
        .at(-1);
    const lab = [this.page.lab(), TRAINS].find(takes) ?? TRAINS;
    const control = takes(lab);
    if (!control) return;
    const { when } = control;
    this.page.open(lab, { ...(when ? { [when.control]: when.is[0] } : {}), [control.id]: id });
  }

  /** Shows the user's image sets. @param {import('./images/dialog.js').DialogRequest} [wanted] */
  async showImages(wanted) {
    try {
      const { imagesDialog } = await import('./images/dialog.js');
      await imagesDialog(this.page, { onTaken: (id) => this.#openImages(id), ...wanted });
    } catch (error) {
      this.page.say(errorText(error), 'error');
    }
  }

  /**
   * @param {File} file
   * @param {((file: File) => void) | null} target the file handler of the lab on screen
   */
  async take(file, target = null) {
    const turn = ++this.#files;
    try {
      const { TABLES, fileKind, goesTo, headOf } = await import('./model-files/kind.js');
      const kind = fileKind(await headOf(file), file.name, file.size);
      if (kind === 'json' && (await this.page.takeLecture(file))) return;
      const goal = goesTo(kind, file.name, target ? this.page.lab() : '');
      if (goal === 'images') return await this.showImages({ files: [file] });
      if (goal === 'lab') return target?.(file);
      if (goal === 'tables') {
        this.page.open(TABLES, {});
        return handOver(file);
      }
      await this.#open(file, () => turn === this.#files);
    } catch (error) {
      this.#showError(error);
    }
  }

  /** @param {File} file @param {() => boolean} isWanted */
  async #open(file, isWanted) {
    const [{ adopt, openedText, readOpened }, panel] = await Promise.all([
      import('./model-files/open.js'),
      this.#show(),
    ]);
    const { engine, run } = this.page;
    panel.say(t('modelFile.reading', { name: file.name }));
    const { askWhich } = panel;
    const opened = await readOpened(file, { engine, run, askWhich });
    if (!opened || !isWanted()) return;
    const replaced = run.hasLearned;
    await adopt(opened, file.name, { engine, run });
    panel.element.close();
    const taker = this.#taker; // the current lab's
    const fits = taker?.fits(opened.config) ?? false;
    if (fits) await taker?.show(opened.config);
    else this.page.open(MODELS, { model: 'trained' });
    const text = openedText(opened, file.name, run);
    const elsewhere = taker && !fits ? t('modelFile.elsewhere') : '';
    this.page.say([text, elsewhere, replaced && t('modelFile.replaced')].filter(Boolean).join(' '));
  }

  /** @param {unknown} error */
  #showError(error) {
    const text = errorText(error);
    if (this.#panel?.element.open) this.#panel.say(text, 'error');
    else this.page.say(text, 'error');
  }

  /** The dialog, in the page's language. */
  async #show() {
    const [{ modelPanel }] = await Promise.all([
      import('./model-files/panel.js'),
      loadFolderWords(currentLanguage(), 'model-files'),
    ]);
    if (this.#panel?.element.isConnected) return this.#panel;
    const { engine, place } = this.page;
    this.#panel = modelPanel({ engine, onFile: (file) => void this.take(file) });
    place()?.append(this.#panel.element);
    return this.#panel;
  }
}
