/**
 * What mail programs, chats, editors and other sites make of a link on its way.
 */

/** What other sites append to any link. */
const FOREIGN =
  /^(utm_\w*|mtm_\w*|pk_\w*|mc_\w*|_ga\w*|_gl|_hs\w+|hsa_\w*|__hs\w*|(fb|g|d|y|tw|tt|s)cl(src|id)|msclkid|gbraid|wbraid|igshid?|si|ref|ref_src|mkt_tok|oly_\w+|vero_id|trk\w*|li_fat_id|forceview|redirect)$/i;

/** @param {string} key */
export const isForeign = (key) => FOREIGN.test(key);

/** Signs that separate settings, and that no setting has in it, as they look when a link has been encoded as a whole. */
const ENCODED = /%(26|3d|3f|3b|23)/gi;

/**
 * The settings of a link, as they were meant. Its keys and values have no `&`, `=`, `?` or `#` in them, so these separate
 * settings wherever they stand, encoded or not.
 * @param {string} text of an address: its query, and its hash, where some programs put what follows `?`
 */
export function queryOf(text) {
  const plain = text
    .replace(/%(25)+(?=[0-9a-f]{2})/gi, '%') // encoded again
    .replace(ENCODED, (sign) => decodeURIComponent(sign))
    .replace(/&(amp;|#38;|#x26;)+/gi, '&') // as HTML has it
    .replace(/;(?=[\w.-]+=)/g, '&');
  const [query, ...hashes] = plain.split('#');
  const settings = hashes.filter((hash) => hash.includes('=')); // others are places on a page
  return new URLSearchParams(
    [query, ...settings]
      .flatMap((part) => part.split(/[?&]+/))
      .map(trimmed)
      .join('&'),
  );
}

/** @param {string} part */
const trimmed = (part) => part.replace(/^(\s|\+|%20)+/g, '');

/**
 * A value without what follows a link in a text: the end of a sentence or of a bracket, blanks.
 * @param {string} value
 */
export const withoutEnd = (value) => value.trim().replace(/[^\p{L}\p{N}_-]+$/u, '');
