// What others do to the page: a translator replaces the app's texts by nodes of its
// own, an extension adds some. go-app knows only the nodes that it made: it would
// write into texts that nobody sees, and end where one is no longer in its place.
// So each element that others have changed gets the app's own children back just
// before the program changes it. A translator then translates the new words.

let running = false; // whether the program is running now: all other changes are somebody else's
let changed = false; // whether others have changed anything so far
const children = new WeakMap<Node, Node[]>(); // the app's own, of each element that others have changed
const parents = new WeakMap<Node, Node>(); // of each of these children
const broken = new Set<Node>(); // changed elements of which a child element is out of the page

const native: Record<string, Function> = {}; // the browser's own way of each change

const observer = new MutationObserver(notice);

/** What the app mounts, by its name: others may have put a node before it. */
export function screen(): HTMLElement {
  return document.querySelector<HTMLElement>('[data-screen]')!;
}

/**
 * go-app takes the body's first element for the one that it replaces.
 * @param mounted called after the task of the mount
 */
export function onMount(mounted: (before: HTMLElement, after: HTMLElement) => void): void {
  const before = screen();
  Object.defineProperties(document.body, {
    firstElementChild: { configurable: true, get: screen },
    replaceChild: { configurable: true, value: (after: HTMLElement, old: HTMLElement) => {
      keep(old, after);
      old.replaceWith(after);
      observer.observe(after, { childList: true, subtree: true });
      queueMicrotask(() => mounted(before, after));
      return old;
    } },
  });
}

/** What the program left empty is as the page has it: to draw a long list again would take a slow phone half a second. */
function keep(before: HTMLElement, after: HTMLElement): void {
  for (const empty of after.querySelectorAll<HTMLElement>('[data-keep]:empty')) {
    empty.append(...before.querySelector(`[data-keep="${empty.dataset.keep}"]`)?.childNodes ?? []);
  }
}

/** @returns ends with the program */
export function runProgram(go: any, instance: WebAssembly.Instance): Promise<void> {
  const resume = go._resume.bind(go);
  go._resume = () => inProgram(resume);
  return inProgram(() => go.run(instance));
}

function inProgram<T>(act: () => T): T {
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
 */
function notice(records: MutationRecord[]): void {
  const lists = new Map<Node, Node[]>();
  for (const { target, addedNodes, removedNodes, previousSibling } of records.reverse()) {
    if (children.has(target)) continue;
    const list = lists.get(target) ?? [...target.childNodes];
    list.splice(previousSibling ? list.indexOf(previousSibling) + 1 : 0, addedNodes.length, ...removedNodes);
    lists.set(target, list);
  }
  for (const [element, list] of lists) {
    changed = true;
    children.set(element, list);
    for (const child of list) parents.set(child, element);
    if (list.some((child) => child instanceof Element && !child.isConnected)) broken.add(element);
  }
}

/** @param node that the program is about to change: it and all that it is in get their own children back */
function reclaim(node: Node): void {
  if (!running || !changed) return;
  for (let at: Node | null = node; at; at = parents.get(at) ?? at.parentNode) restore(at);
}

function restore(element: Node): void {
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
export function guardScreen(): void {
  const prototype = Node.prototype as any;
  for (const name of ['insertBefore', 'appendChild', 'replaceChild', 'removeChild']) {
    const act = native[name] = prototype[name];
    prototype[name] = function (this: Node, first: Node, second?: Node) {
      reclaim(this);
      reclaim(second ?? first);
      return act.call(this, first, second);
    };
  }
  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')!;
  Object.defineProperty(Node.prototype, 'nodeValue', { ...value, set(this: Node, text) {
    reclaim(this);
    value.set!.call(this, text);
  } });
}
