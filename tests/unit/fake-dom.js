/** As much of a document as a view needs to be built and pressed in Node.js. */
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

  /** As a browser does: a button that is disabled cannot be pressed. */
  click() {
    if (!this.disabled) this.dispatchEvent(new Event('click'));
  }
}

/** Puts a document there that makes such elements. */
export function fakeDocument() {
  const document = { createElement: () => new FakeElement(), createElementNS: () => new FakeElement() };
  Object.assign(globalThis, { document });
}
