/** The id of a tab, which survives reloads. */
const KEY = 'latente.tab';
const LOCK = 'latente-tab-';

/**
 * This tab's unique id. A lock holds it while the page is open, so that a duplicated tab, which starts with the same id,
 * takes a new one.
 * @returns {Promise<string>}
 */
export async function claimTab() {
  const before = recall();
  if (before && (await hold(before))) return before;
  const name = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  await hold(name);
  remember(name);
  return name;
}

/** The ids of open tabs; empty if the browser does not list locks. @returns {Promise<Set<string>>} */
export async function openTabs() {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

/** Takes the lock of an id while the page is open. @param {string} name @returns {Promise<boolean>} whether it was free */
function hold(name) {
  if (!navigator.locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    navigator.locks
      .request(`${LOCK}${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

function recall() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // storage is disabled
  }
}

/** @param {string} name */
function remember(name) {
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // as above
  }
}
