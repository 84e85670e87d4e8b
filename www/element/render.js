/**
 * Makes the page agree with a description of it.
 *
 * A view is a pure function from the state to such descriptions. Text becomes text nodes and nothing is ever parsed as
 * markup. Dynamic sizes are set through the style object, which a strict `style-src` allows and a style attribute is not.
 */

/**
 * @typedef {object} Properties
 * @property {string | number} [key] names the element among its siblings, so that it is moved and not rewritten
 * @property {Record<string, (event: any) => void>} [on] listeners by event type
 * @property {Record<string, string>} [style] single style properties
 * @property {(element: any) => void} [mounted] called once the element stands in the page
 */

/** @typedef {Properties & Record<string, unknown>} ElementProperties */
/** @typedef {{ tag: string, properties: ElementProperties, children: Content[] }} Description */
/** @typedef {Description | string | number | null | undefined | false} Content */

/** Set as properties of controls, whose attributes only hold the value at the start. */
const LIVE_PROPERTIES = new Set(["value", "disabled"]);

const RESERVED = new Set(["key", "on", "style", "mounted"]);

/** @type {WeakMap<Node, Rendered>} */
const RENDERED = new WeakMap();

/**
 * Describes one element.
 *
 * @param {string} tag
 * @param {ElementProperties} properties
 * @param {...(Content | Content[])} children
 * @returns {Description}
 */
export function h(tag, properties, ...children) {
  return { tag, properties, children: children.flat() };
}

/** What stands in the page for one description, and the one listener that all its events go through. */
class Rendered {
  /** @param {Description} description */
  constructor(description) {
    this.description = description;
  }

  /** @param {Event} event */
  handleEvent(event) {
    this.description.properties.on?.[event.type]?.(event);
  }
}

/**
 * Makes the children of `parent` what `contents` describe, reusing what stands there.
 *
 * @param {Element | DocumentFragment} parent
 * @param {Content[]} contents
 */
export function render(parent, contents) {
  const wanted = contents.filter((content) => content !== null && content !== undefined && content !== false);
  const keyed = keyedChildren(parent);
  const keys = new Set(wanted.map((content) => (typeof content === "object" ? content.properties.key : undefined)));
  // What goes must go first: to put an element before it would move that, and a moved element loses the focus.
  for (const [key, node] of keyed) if (!keys.has(/** @type {string | number} */ (key))) parent.removeChild(node);
  let cursor = parent.firstChild;
  for (const content of wanted) {
    const node = reusable(content, cursor, keyed);
    if (node === null) {
      mount(parent.insertBefore(created(content), cursor));
      continue;
    }
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
    update(node, content);
  }
  while (cursor !== null) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

/** @param {Node} parent */
function keyedChildren(parent) {
  /** @type {Map<unknown, Node>} */
  const keyed = new Map();
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    const key = RENDERED.get(node)?.description.properties.key;
    if (key !== undefined) keyed.set(key, node);
  }
  return keyed;
}

/**
 * Finds what may be turned into `content`: the element of the same key, else an unnamed one of the same kind here.
 *
 * @param {Exclude<Content, null | undefined | false>} content
 * @param {ChildNode | null} cursor
 * @param {Map<unknown, Node>} keyed
 */
function reusable(content, cursor, keyed) {
  if (typeof content !== "object") return cursor?.nodeType === Node.TEXT_NODE ? cursor : null;
  const { key } = content.properties;
  const candidate = key === undefined ? cursor : (keyed.get(key) ?? null);
  const previous = candidate === null ? undefined : RENDERED.get(candidate)?.description;
  return previous?.tag === content.tag && previous.properties.key === key ? candidate : null;
}

/** @param {Exclude<Content, null | undefined | false>} content */
function created(content) {
  if (typeof content !== "object") return document.createTextNode(String(content));
  const element = document.createElement(content.tag);
  RENDERED.set(element, new Rendered({ tag: content.tag, properties: {}, children: [] }));
  update(element, content);
  return element;
}

/**
 * Tells the element that it stands in the page. Later, because an element is filled before it is placed.
 *
 * @param {Node} node
 */
function mount(node) {
  const mounted = RENDERED.get(node)?.description.properties.mounted;
  if (mounted !== undefined) queueMicrotask(() => mounted(node));
}

/**
 * @param {Node} node
 * @param {Exclude<Content, null | undefined | false>} content
 */
function update(node, content) {
  if (typeof content !== "object") {
    if (node.nodeValue !== String(content)) node.nodeValue = String(content);
    return;
  }
  const element = /** @type {HTMLElement} */ (node);
  const rendered = /** @type {Rendered} */ (RENDERED.get(element));
  const before = rendered.description;
  if (before === content) return;
  rendered.description = content;
  // Children first: the value of a select names one of them.
  render(element, content.children);
  setProperties(element, rendered, before.properties, content.properties);
}

/**
 * @param {HTMLElement} element
 * @param {Rendered} rendered
 * @param {ElementProperties} before
 * @param {ElementProperties} after
 */
function setProperties(element, rendered, before, after) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!RESERVED.has(name)) setProperty(element, name, before[name], after[name]);
  }
  for (const type of Object.keys(after.on ?? {})) {
    if (before.on?.[type] === undefined) element.addEventListener(type, rendered);
  }
  for (const name of Object.keys({ ...before.style, ...after.style })) {
    // An empty value takes the property away.
    if (before.style?.[name] !== after.style?.[name]) element.style.setProperty(name, after.style?.[name] ?? "");
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {unknown} before
 * @param {unknown} after
 */
function setProperty(element, name, before, after) {
  if (LIVE_PROPERTIES.has(name) && !(element instanceof HTMLProgressElement)) {
    const live = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
    // The person may have changed a live property since: what counts is what stands there now.
    if (live[name] !== after) live[name] = after ?? false;
  } else if (before === after) return;
  else if (after === undefined || after === null || after === false) element.removeAttribute(name);
  else element.setAttribute(name, after === true ? "" : String(after));
}
