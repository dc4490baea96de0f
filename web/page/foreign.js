// What others do to the page: a translator replaces the app's texts by nodes of its
// own, an extension adds some. go-app knows only the nodes that it made: it would
// write into texts that nobody sees, and end where one is no longer in its place.
// So each element that others have changed gets the app's own children back just
// before the program changes it. A translator then translates the new words.
(() => {
  'use strict';

  const oneMinute = window.oneMinute ??= /** @type {any} */ ({});
  // boot.js calls the second, position.js the others
  Object.assign(oneMinute, /** @satisfies {Partial<OneMinute>} */ ({ screen, runProgram, onMount }));

  let running = false; // whether the program is running now: all other changes are somebody else's
  let changed = false; // whether others have changed anything so far
  /** @type {WeakMap<Node, Node[]>} the app's own children of each element that others have changed */
  const children = new WeakMap();
  /** @type {WeakMap<Node, Node>} the parent of each of these children */
  const parents = new WeakMap();
  /** @type {Set<Node>} the changed elements of which a child element is out of the page */
  const broken = new Set();

  /** @type {Record<string, Function>} the browser's own way of each change */
  const native = {};

  const observer = new MutationObserver(notice);
  guard();

  /** @returns {HTMLElement} what the app mounts, by its name: others may have put a node before it */
  function screen() {
    return /** @type {HTMLElement} */ (document.querySelector('[data-screen]'));
  }

  /**
   * go-app takes the body's first element for the one that it replaces.
   * @param {(before: HTMLElement, after: HTMLElement) => void} mounted called after the task of the mount
   */
  function onMount(mounted) {
    const before = screen();
    Object.defineProperties(document.body, {
      firstElementChild: { configurable: true, get: screen },
      replaceChild: { configurable: true, value: (/** @type {HTMLElement} */ after, /** @type {HTMLElement} */ old) => {
        old.replaceWith(after);
        observer.observe(after, { childList: true, subtree: true });
        queueMicrotask(() => mounted(before, after));
        return old;
      } },
    });
  }

  /**
   * @param {any} go
   * @param {WebAssembly.Instance} instance
   * @returns {Promise<void>} ends with the program
   */
  function runProgram(go, instance) {
    const resume = go._resume.bind(go);
    go._resume = () => inProgram(resume);
    return inProgram(() => go.run(instance));
  }

  /**
   * @template T
   * @param {() => T} act
   */
  function inProgram(act) {
    if (running) return act(); // called by what the program has called
    notice(observer.takeRecords());
    broken.forEach(restore);
    running = true;
    try {
      return act();
    } finally {
      running = false;
      observer.takeRecords(); // the program's own
    }
  }

  /**
   * Finds out which children an element had before others changed it, by undoing
   * the changes from the last one to the first.
   * @param {MutationRecord[]} records
   */
  function notice(records) {
    /** @type {Map<Node, Node[]>} */
    const lists = new Map();
    for (const { target, addedNodes, removedNodes, previousSibling } of records.reverse()) {
      if (children.has(target)) continue;
      const list = lists.get(target) ?? [...target.childNodes];
      list.splice(previousSibling ? list.indexOf(/** @type {ChildNode} */ (previousSibling)) + 1 : 0, addedNodes.length, .../** @type {any} */ (removedNodes));
      lists.set(target, list);
    }
    for (const [element, list] of lists) {
      changed = true;
      children.set(element, list);
      for (const child of list) parents.set(child, element);
      if (list.some((child) => child instanceof Element && !child.isConnected)) broken.add(element);
    }
  }

  /** @param {Node} node that the program is about to change: it and all that it is in get their own children back */
  function reclaim(node) {
    if (!running || !changed) return;
    for (let at = /** @type {Node | null} */ (node); at; at = parents.get(at) ?? at.parentNode) restore(at);
  }

  /** @param {Node} element */
  function restore(element) {
    broken.delete(element);
    const list = children.get(element);
    if (!list) return;
    children.delete(element);
    for (const child of [...element.childNodes]) if (!list.includes(child)) child.remove();
    list.forEach((child, i) => {
      parents.delete(child);
      const there = element.childNodes[i] ?? null;
      if (there !== child) native.insertBefore.call(element, child, there); // what is in its place keeps the focus
    });
  }

  /** Lets the program's calls pass by reclaim; everybody else's go on as they are. */
  function guard() {
    const prototype = /** @type {any} */ (Node.prototype);
    for (const name of ['insertBefore', 'appendChild', 'replaceChild', 'removeChild']) {
      const act = native[name] = prototype[name];
      prototype[name] = function (/** @type {Node} */ first, /** @type {Node} */ second) {
        reclaim(this);
        reclaim(second ?? first);
        return act.call(this, first, second);
      };
    }
    const value = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue'));
    Object.defineProperty(Node.prototype, 'nodeValue', { ...value, set(text) {
      reclaim(this);
      value.set?.call(this, text);
    } });
  }
})();
