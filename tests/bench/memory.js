/** Peak memory of a page: JavaScript, WebAssembly and the browser's data for it, without the GPU's. */
import { readFile } from 'node:fs/promises';

const EVERY_MS = 250;

/**
 * Watches the browser's renderer processes. `stop` returns the peak increase of the busiest one, in bytes; undefined without
 * /proc.
 * @param {import('@playwright/test').Browser} browser
 */
export async function watchMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const pages = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const drawWindows = await Promise.all(processInfo.map(({ id }) => drawsWindow(id)));
    return processInfo.filter(({ type }, at) => type === 'renderer' && !drawWindows[at]);
  };
  const before = await pages();
  const starts = await Promise.all(before.map(({ id }) => resident(id)));
  const peaks = [...starts];
  const look = () =>
    Promise.all(before.map(async ({ id }, at) => (peaks[at] = Math.max(peaks[at], await resident(id)))));
  const timer = setInterval(() => void look(), EVERY_MS);
  /** @returns {Promise<number | undefined>} */
  const stop = async () => {
    clearInterval(timer);
    await look();
    const now = new Map((await pages()).map(({ id, cpuTime }) => [id, cpuTime]));
    await session.detach();
    const worked = before.map(({ id, cpuTime }) => (now.get(id) ?? 0) - cpuTime);
    const busiest = worked.indexOf(Math.max(...worked));
    return starts[busiest] ? peaks[busiest] - starts[busiest] : undefined;
  };
  return { stop };
}

/** Whether a process draws the browser's window rather than a page. @param {number} process */
async function drawsWindow(process) {
  return (await proc(process, 'cmdline')).includes('--top-chrome-webui');
}

/**
 * Peak resident memory of a process, in bytes. Some systems reset it, so it is polled.
 * @param {number} process
 */
async function resident(process) {
  return 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(await proc(process, 'status'))?.[1] ?? 0);
}

/** @param {number} process @param {string} file */
function proc(process, file) {
  return readFile(`/proc/${process}/${file}`, 'utf8').catch(() => '');
}
