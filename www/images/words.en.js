/** @type {Record<string, string>} */
export const words = {
  'images.title': 'Your images',
  'images.missing':
    'This link uses images that are not in this browser. In the browser where they were made: “My work”, download; then drop the .npz file here, and the link works.',
};
