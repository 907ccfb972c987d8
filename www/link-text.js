/** Undoes what mail programs, chats, editors and other sites do to a link. */

/** Parameters other sites append to links. */
const FOREIGN =
  /^(utm_\w*|mtm_\w*|pk_\w*|mc_\w*|_ga\w*|_gl|_hs\w+|hsa_\w*|__hs\w*|(fb|g|d|y|tw|tt|s)cl(src|id)|msclkid|gbraid|wbraid|igshid?|si|ref|ref_src|mkt_tok|oly_\w+|vero_id|trk\w*|li_fat_id|forceview|redirect)$/i;

/** @param {string} key */
export const isForeign = (key) => FOREIGN.test(key);

/** Separators that no setting contains, as they look in a link that was percent-encoded as a whole. */
const ENCODED = /%(26|3d|3f|3b|23)/gi;

/**
 * The settings of a link as intended. Keys and values contain no `&`, `=`, `?` or `#`, so these always separate settings,
 * encoded or not.
 * @param {string} text query and hash of an address; some programs move the query into the hash
 */
export function queryOf(text) {
  const plain = text
    .replace(/%(25)+(?=[0-9a-f]{2})/gi, '%') // encoded twice
    .replace(ENCODED, (sign) => decodeURIComponent(sign))
    .replace(/&(amp;|#38;|#x26;)+/gi, '&') // HTML entities
    .replace(/;(?=[\w.-]+=)/g, '&');
  const [query, ...hashes] = plain.split('#');
  const settings = hashes.filter((hash) => hash.includes('=')); // others are anchors
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
 * Strips what follows a link in running text: sentence punctuation, closing brackets, blanks.
 * @param {string} value
 */
export const withoutEnd = (value) => value.trim().replace(/[^\p{L}\p{N}_-]+$/u, '');
