/**
 * Takes a file that is dropped anywhere on the page: else the browser opens it in the page's place.
 * @param {HTMLElement} mark has the attribute `data-dropping` while a file is held over the page
 * @param {(file: File) => void} onFile
 * @returns {() => void} ends it
 */
export function fileDrop(mark, onFile) {
  const listening = new AbortController();
  const { signal } = listening;
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener(
    'dragover',
    (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      mark.toggleAttribute('data-dropping', true);
    },
    { signal },
  );
  window.addEventListener(
    'dragleave',
    (event) => event.relatedTarget ?? mark.removeAttribute('data-dropping'),
    { signal },
  );
  window.addEventListener(
    'drop',
    (event) => {
      mark.removeAttribute('data-dropping');
      if (!hasFile(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    },
    { signal },
  );
  return () => listening.abort();
}
