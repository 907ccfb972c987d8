/** The user's preferences on this machine, stored between visits if the browser allows it. */

/** @param {string} key */
export function recall(key) {
  try {
    return localStorage.getItem(`latente.${key}`);
  } catch {
    return null; // storage is disabled: nothing is remembered
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`latente.${key}`, value);
  } catch {
    // as above
  }
}
