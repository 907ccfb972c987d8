/** Whether the browser has a full screen for pages: on some phones there is none. */
export const hasFullScreen = () => document.fullscreenEnabled === true;

/** Into full screen, or out of it. Rejects where it is forbidden, as without a press of a key. */
export function toggleFullScreen() {
  return document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: 'hide' });
}
