/** A fingerprint of a content: its FNV-1a hash and its length. @param {Uint8Array | string} content */
export function fingerprint(content) {
  let hash = 0x811c9dc5;
  const isText = typeof content === 'string';
  for (let at = 0; at < content.length; at++) {
    hash = Math.imul(hash ^ (isText ? content.charCodeAt(at) : content[at]), 0x01000193);
  }
  return `${content.length}-${(hash >>> 0).toString(36)}`;
}
