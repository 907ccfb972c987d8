import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STATIC_IMPORT = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'(\.[^']+)'/gm;

/** Every module that `entry` imports, directly or not. @param {string} entry @param {Set<string>} found */
function importsOf(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, target] of readFileSync(path.join(ROOT, entry), 'utf8').matchAll(STATIC_IMPORT)) {
    importsOf(path.posix.join(path.posix.dirname(entry), target), found);
  }
  return found;
}

test('index.html names every module of the front door, and none besides', () => {
  const needed = importsOf('www/labs/reconstruct/lab.js', importsOf('www/main.js'));
  for (const script of ['www/main.js', 'www/engine/head-start.js']) needed.delete(script); // these have a <script>
  const html = readFileSync(path.join(ROOT, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<link rel="modulepreload" fetchpriority="low" href="([^"]+)"/g)].map(
    ([, href]) => href,
  );
  assert.ok(needed.size > 20, `only ${needed.size} modules found: the pattern has missed the imports`);
  assert.deepEqual(named.toSorted(), [...needed].toSorted());
});
