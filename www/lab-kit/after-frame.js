/**
 * Defers work that is not urgent until after the next frame, so that it does not delay what that frame shows. Calls made in
 * between cause one run.
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
