/** @typedef {{ files: File[], entries: FileSystemEntry[] }} DroppedFiles the entries distinguish files from folders */
/** The file handler of the lab on screen. @typedef {{ mark: HTMLElement, onFile: (file: File) => void }} Target */

/** @type {Target | null} */
let target = null;
/** A file for the next lab. @type {File | null} */
let handed = null;

/**
 * Handles files dropped anywhere on the page while a lab is on screen, except those handled elsewhere.
 * @param {HTMLElement} mark has the attribute `data-dropping` while a file is held over the page
 * @param {(file: File) => void} onFile
 * @returns {() => void} stops handling
 */
export function fileDrop(mark, onFile) {
  const handler = { mark, onFile };
  target = handler;
  const file = handed;
  handed = null;
  if (file) queueMicrotask(() => onFile(file)); // once the lab is built
  return () => {
    mark.removeAttribute('data-dropping');
    if (target === handler) target = null;
  };
}

/** Passes a file to the next lab. @param {File} file */
export function handOver(file) {
  if (target) target.onFile(file);
  else handed = file;
}

/**
 * Listens for files dropped anywhere on the page, which the browser would otherwise open in place of the page.
 * @param {(dropped: DroppedFiles, target: ((file: File) => void) | null) => void} onDrop called with the file handler of the lab
 *   on screen
 */
export function watchDrops(onDrop) {
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    target?.mark.toggleAttribute('data-dropping', true);
  });
  window.addEventListener(
    'dragleave',
    (event) => event.relatedTarget ?? target?.mark.removeAttribute('data-dropping'),
  );
  window.addEventListener('drop', (event) => {
    target?.mark.removeAttribute('data-dropping');
    if (!hasFile(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    // The items are cleared when this handler returns.
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
    if (files.length) onDrop({ files, entries }, target?.onFile ?? null);
  });
}
