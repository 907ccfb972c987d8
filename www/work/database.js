import { openDB } from '../../vendor/idb/index.js';
import { NAME, VERSION, schema } from './schema.js';

/** Opens the database. @param {import('./schema.js').Watching} watching */
export const openDatabase = (watching) => openDB(NAME, VERSION, schema(watching));
