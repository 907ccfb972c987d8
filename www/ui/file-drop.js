/** @typedef {{ files: File[], entries: FileSystemEntry[] }} Dropped the entries tell files from folders */
/** What the lab on screen does with a file. @typedef {{ mark: HTMLElement, onFile: (file: File) => void }} Target */

/** @type {Target | null} */
let target = null;
/** A file that the next lab is to have. @type {File | null} */
let handed = null;

/**
 * Takes the files that are dropped anywhere on the page while a lab is on screen, if they are none that go elsewhere.
 * @param {HTMLElement} mark has the attribute `data-dropping` while a file is held over the page
 * @param {(file: File) => void} onFile
 * @returns {() => void} ends it
 */
export function fileDrop(mark, onFile) {
  const own = { mark, onFile };
  target = own;
  const file = handed;
  handed = null;
  if (file) queueMicrotask(() => onFile(file)); // when the lab has been built
  return () => {
    mark.removeAttribute('data-dropping');
    if (target === own) target = null;
  };
}

/** Gives a file to the lab that comes next. @param {File} file */
export function handOver(file) {
  if (target) target.onFile(file);
  else handed = file;
}

/**
 * Listens for files that are dropped anywhere on the page: else the browser opens them in the page's place.
 * @param {(dropped: Dropped, target: ((file: File) => void) | null) => void} onDrop with what the lab on screen does with a file
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
    // They are gone when this function is left.
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
    if (files.length) onDrop({ files, entries }, target?.onFile ?? null);
  });
}
