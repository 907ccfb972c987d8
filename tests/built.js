/** The built page, in whose folder the files of a build have one of their own. */
import { readFileSync } from 'node:fs';

export const DIST = new URL('../dist/', import.meta.url).pathname;
/** The build's name, and its folder. @type {string} */
export const BUILD = JSON.parse(readFileSync(`${DIST}files.json`, 'utf8')).build;
