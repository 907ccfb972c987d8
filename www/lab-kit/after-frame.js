/**
 * Defers non-urgent work until the next frame has been submitted, so that it does not delay that frame. Calls in
 * between are merged into one.
 * @param {() => unknown} work
 */
export function afterFrame(work) {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isComing = false;
        work();
      }),
    );
  };
}
