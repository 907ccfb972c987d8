/** Whether the browser supports full screen for pages; some phones do not. */
export const hasFullScreen = () => document.fullscreenEnabled === true;

/** Toggles full screen. Rejects where it is forbidden, for example without a user gesture. */
export function toggleFullScreen() {
  return document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: 'hide' });
}
