/** The name of a tab lives as long as the tab, through reloads. */
const KEY = 'latente.tab';
const LOCK = 'latente-tab-';

/**
 * This tab's name, which no other tab has: a lock holds it as long as the page is there, so that a duplicated tab, which comes
 * with the same name, takes another one.
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

/** The tabs that are open now; nothing where the browser does not say. @returns {Promise<Set<string>>} */
export async function openTabs() {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

/** Takes the lock of a name for as long as the page is there. @param {string} name @returns {Promise<boolean>} whether it was free */
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
    return null; // storage is switched off
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
