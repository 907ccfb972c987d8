/** The part of a document that a view needs to be built and pressed in Node.js. */
class FakeElement extends EventTarget {
  /** @type {unknown[]} */
  children = [];
  /** @type {Record<string, string>} */
  dataset = {};
  /** @type {Record<string, string>} */
  attributes = {};
  textContent = '';
  disabled = false;

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @param {...unknown} children */
  append(...children) {
    this.children.push(...children);
  }

  /** @param {...unknown} children */
  replaceChildren(...children) {
    this.children = children;
  }

  /** Like a browser: a disabled button cannot be pressed. */
  click() {
    if (!this.disabled) this.dispatchEvent(new Event('click'));
  }
}

/** Installs a document that makes such elements. */
export function fakeDocument() {
  const document = { createElement: () => new FakeElement(), createElementNS: () => new FakeElement() };
  Object.assign(globalThis, { document });
}
