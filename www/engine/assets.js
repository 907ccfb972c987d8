import { MODEL_BYTES } from '../generated/labs.js';
import { EngineError } from './error.js';
import { LARGE_FILES } from './large-files.js';

/** @typedef {(fraction: number) => void} OnProgress */

/** A download that receives nothing for this long is taken as stalled: a weak network may drop it silently. */
const STALL_MS = 20_000;
const STALLED = new Error('the download has stalled');

/**
 * Downloads a file of `www/models`: a model, or principal components.
 * @param {string} name
 * @param {OnProgress} [onProgress]
 */
export const downloadModel = (name, onProgress) =>
  download(`models/${name}.safetensors`, MODEL_BYTES[name] ?? 0, onProgress);

/**
 * Downloads a file of `www/data`. The files are gzipped; some servers decompress them in transit.
 * @param {string} name
 * @param {number} size its size in bytes, for the progress
 * @param {OnProgress} [onProgress]
 */
export async function downloadData(name, size, onProgress) {
  const bytes = await download(`data/${name}`, size, onProgress);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const unpacked = new Blob([/** @type {BlobPart} */ (bytes)])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError({
      kind: 'fileGzip',
      message: `${name} is damaged or incomplete: ${reason}`,
      params: { file: name, reason },
    });
  }
}

/**
 * Downloads a large file of the site. A stalled download is retried once.
 * @param {string} path
 * @param {number} size its size in bytes, if known, for the progress
 * @param {OnProgress} [onProgress]
 * @returns {Promise<Uint8Array>}
 */
async function download(path, size, onProgress) {
  const file = path.split('/').at(-1) ?? path;
  try {
    return await attempt(path, size, onProgress).catch((error) => {
      if (error !== STALLED) throw error;
      return attempt(path, size, onProgress);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError({
      kind: error === STALLED ? 'fileStalled' : 'fileFetch',
      message: `${file} could not be downloaded: ${reason}`,
      params: { file, reason, seconds: String(STALL_MS / 1000) },
    });
  }
}

/** @param {string} path @param {number} size @param {OnProgress} [onProgress] */
async function attempt(path, size, onProgress) {
  const { request, patience } = takeEarly(path) ?? ask(path);
  let timer = setTimeout(() => patience.abort(STALLED), STALL_MS);
  try {
    const response = await request;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await readAll(response, size, (fraction) => {
      clearTimeout(timer);
      timer = setTimeout(() => patience.abort(STALLED), STALL_MS);
      onProgress?.(fraction);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} path @param {AbortController} [patience] */
function ask(path, patience = new AbortController()) {
  return { request: fetch(LARGE_FILES + path, { signal: patience.signal }), patience };
}

/** What `first-request.js` has requested; where that failed the file is requested again. @param {string} path */
function takeEarly(path) {
  const early = globalThis.latenteFirstRequest?.files?.get(path);
  if (!early) return null;
  globalThis.latenteFirstRequest.files.delete(path);
  const { request, patience } = early;
  const again = () => ask(path, patience).request;
  return { request: request.then((response) => (response.ok ? response : again()), again), patience };
}

/**
 * @param {Response} response
 * @param {number} size
 * @param {OnProgress} [onProgress]
 */
async function readAll(response, size, onProgress) {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  /** @type {Uint8Array[]} */
  const chunks = [];
  let done = 0;
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    chunks.push(value);
    done += value.byteLength;
    onProgress?.(Math.min(done / Math.max(size, 1), 1));
  }
  const bytes = new Uint8Array(done);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
