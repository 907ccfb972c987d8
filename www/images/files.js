/**
 * Which files are pictures, and the files of folders.
 */

const PICTURES = /\.(png|jpe?g|webp|gif|bmp|avif|svg)$/i;
/** More files than anybody means to drop. */
const MOST_FILES = 100_000;

/** @param {File} file */
export const isPicture = (file) =>
  PICTURES.test(file.name) || (file.type.startsWith('image/') && !/\./.test(file.name));

/** What a system puts beside the files that a person sees. @param {File} file */
const isHidden = (file) =>
  file.name.startsWith('.') || file.name === 'Thumbs.db' || file.name === 'desktop.ini';

/** The folders that files of a dropped folder lay in; a picked one tells that itself. @type {WeakMap<File, string>} */
const paths = new WeakMap();

/** @param {File} file */
export const pathOf = (file) => paths.get(file) ?? (file.webkitRelativePath || file.name);

/** Files to be read, and pictures. @param {File[]} files */
export function sorted(files) {
  const seen = files.filter((file) => !isHidden(file));
  return { data: seen.filter((file) => !isPicture(file)), loose: seen.filter(isPicture) };
}

/**
 * The class of each picture: the folder that it lies in, where there are at least two.
 * @param {string[]} list paths
 * @param {number} most classes
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
 * The files of what was dropped, those in folders among them.
 * @param {FileSystemEntry[]} entries
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(entries) {
  /** @type {File[]} */
  const files = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.length < MOST_FILES; entry = waiting.shift()) {
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
    // A browser gives a hundred at a time.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
