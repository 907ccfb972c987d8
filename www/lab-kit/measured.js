/**
 * Contents of a lab's `measured.json`: results measured on the built page by `node tests/bench/measured.js`.
 * @param {string} lab the lab's id
 */
export async function readMeasured(lab) {
  const response = await fetch(new URL(`../labs/${lab}/measured.json`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}
