/** Sorts files into pictures and others, and lists the files of folders. */

const PICTURES = /\.(png|jpe?g|webp|gif|bmp|avif|svg)$/i;
/** Maximum number of dropped files. */
const MAX_FILES = 100_000;

/** @param {File} file */
export const isPicture = (file) =>
  PICTURES.test(file.name) || (file.type.startsWith('image/') && !/\./.test(file.name));

/** Whether a file is hidden by the operating system. @param {File} file */
const isHidden = (file) =>
  file.name.startsWith('.') || file.name === 'Thumbs.db' || file.name === 'desktop.ini';

/** Folder paths of files in a dropped folder; files of a picked folder have their paths. @type {WeakMap<File, string>} */
const paths = new WeakMap();

/** @param {File} file */
export const pathOf = (file) => paths.get(file) ?? (file.webkitRelativePath || file.name);

/** Separates data files from pictures. @param {File[]} files */
export function sorted(files) {
  const visibleFiles = files.filter((file) => !isHidden(file));
  return { data: visibleFiles.filter((file) => !isPicture(file)), loose: visibleFiles.filter(isPicture) };
}

/**
 * The class of each picture: its folder, if there are at least two folders.
 * @param {string[]} list paths
 * @param {number} most maximum number of classes
 * @returns {{ classes: string[], labels: number[] | null, tooMany: number }}
 */
export function foldersOf(list, most) {
  const folders = list.map((path) => path.split('/').at(-2)?.trim() ?? '');
  const classes = [...new Set(folders)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  if (classes.length < 2) return { classes: [], labels: null, tooMany: 0 };
  if (classes.length > most) return { classes: [], labels: null, tooMany: classes.length };
  const place = new Map(classes.map((name, index) => [name, index]));
  return { classes, labels: folders.map((folder) => place.get(folder) ?? 0), tooMany: 0 };
}

/**
 * The dropped files, including those in folders.
 * @param {FileSystemEntry[]} entries
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(entries) {
  /** @type {File[]} */
  const files = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.length < MAX_FILES; entry = waiting.shift()) {
    if (entry.isDirectory)
      waiting.push(...(await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry))));
    else files.push(await fileOf(/** @type {FileSystemFileEntry} */ (entry)));
  }
  return files;
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
const fileOf = (entry) =>
  new Promise((resolve, reject) =>
    entry.file((file) => {
      paths.set(file, entry.fullPath.replace(/^\//, ''));
      resolve(file);
    }, reject),
  );

/** @param {FileSystemDirectoryEntry} directory @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(directory) {
  const reader = directory.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    // Browsers return at most a hundred entries per call.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
