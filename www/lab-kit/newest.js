/**
 * Does `work` whenever it is asked for, never twice at a time: what is asked for meanwhile is done once more at the end. So
 * the newest is always shown, and a slow machine shows every one that it can, where dropping questions might show none.
 * @param {() => Promise<unknown>} work sees to its own errors
 * @returns {() => Promise<void>}
 */
export function newest(work) {
  let isBusy = false;
  let isStale = false;
  return async () => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isStale) {
        isStale = false;
        await work();
      }
    } finally {
      isBusy = false;
    }
  };
}
