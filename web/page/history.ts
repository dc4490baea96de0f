// The browser's history: addresses that the program can read, where each entry was
// come to from, and pages that the browser brings back from its memory.

import { canonical } from '../worker/route.ts';
import { isLacking, takeGuide } from './guides.ts';
import { reloads } from './newer.ts';
import { oneMinute } from './offer.ts';
import { root } from './root.ts';

let path = location.pathname; // of the view that is on show

export function keepHistory(): void {
  rememberOrigins();
  readEachAddress();
  coverPagesThatAreLeft();
}

function here(): string {
  return location.pathname + location.search + location.hash;
}

/** go-app knows each page by one exact path, and ends where an address has a "%" that is no escape. */
export function cleanAddress(): void {
  const address = (canonical(location.pathname) + location.search + location.hash).replace(/%(?![\da-f]{2})/gi, '%25');
  if (address !== here()) history.replaceState(history.state, '', location.origin + address);
}

/**
 * Each entry knows the address that led to it. A newer document is loaded where
 * the phone has newer content than this one shows.
 */
function rememberOrigins(): void {
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const { href, pathname } = new URL(url ?? '', location.href);
    if (pathname !== path && reloads()) return location.assign(href);
    push({ ...state, from: here() }, title, url);
    path = pathname;
  };
}

function readEachAddress(): void {
  addEventListener('popstate', (event) => {
    cleanAddress();
    if (isLacking(location.pathname)) {
      event.stopImmediatePropagation();
      arriveWithGuide();
      return;
    }
    if (location.pathname !== path && reloads()) {
      event.stopImmediatePropagation();
      location.reload();
    }
    path = location.pathname;
  });
}

/** Follows a link to a page whose guide the program has not yet. */
export async function openWithGuide(address: string): Promise<void> {
  const { pathname } = new URL(address);
  if (reloads() || !(await takeGuide(canonical(pathname)))) return location.assign(address);
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The same for an address that Back or Forward led to. */
async function arriveWithGuide(): Promise<void> {
  if (reloads() || !(await takeGuide(location.pathname))) return location.reload();
  dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * What the phone's own Back does, where it leads to the address; otherwise the
 * address takes the place of this one. Either way Back does not come here again.
 */
export function goBackTo(address: string): void {
  const from = history.state?.from;
  if (from === address) return history.back();
  history.replaceState({ from }, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * The browser's memory may bring a page back with answers that were hidden or
 * cleared since, or that were to go with the page. It is covered when it is left,
 * so that not one frame shows them.
 */
function coverPagesThatAreLeft(): void {
  let left: string | null | undefined;
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) return;
    left = oneMinute.stored();
    root.dataset.left = '';
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    if (left === undefined || left !== oneMinute.stored()) location.reload();
    else delete root.dataset.left;
  });
}
