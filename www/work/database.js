import { openDB } from '../../vendor/idb/index.js';
import { NAME, VERSION, schema } from './schema.js';

/** Opens the database. @param {() => void} onGone it has been closed, and has to be opened again */
export const openDatabase = (onGone) => openDB(NAME, VERSION, schema(onGone));
