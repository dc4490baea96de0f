// Answers a request: from the copy, the network, or with the fallback page.

import { baseOf, composePage, composePlain, insideOf, mayHave } from './compose.ts';
import { CACHE, stored } from './copy.ts';
import { fromEarlier } from './earlier.ts';
import { headersOf, PAGE } from './headers.ts';
import { LARGE } from './leftovers.ts';
import { isUnread } from './news.ts';
import { addressOf, isSearchFile, pieceAddress, typeOf, type App, type Content, type Listed } from './release.ts';
import { canonical } from './route.ts';
import { worker } from './scope.ts';
import { searchBytes } from './searchfile.ts';
import { withSettings } from './stamp.ts';
import { blank, load, type State } from './state.ts';

const ELSEWHERE = 3_000; // milliseconds for the server to answer for a page that is not in the copy

/** The app that each tab began with, by the tab's id. */
const begunWith = new Map<string, App>();

/** Whether the tab began with this app, as far as this worker knows. */
export function beganWith(tab: string, app: App): boolean {
  return (begunWith.get(tab) ?? app).id === app.id;
}

/** @param path of the request on the site */
export async function answer(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  const state = await load().catch(blank);
  const navigates = request.mode === 'navigate';
  if (navigates && state.app && event.resultingClientId) begunWith.set(event.resultingClientId, state.app);
  const kept = await fromCopy(state, path, navigates).catch(() => undefined);
  if (kept) return kept;
  const notFound = navigates ? await notInCopy(state, path).catch(() => undefined) : undefined;
  try {
    if (notFound) return (await fromServer(request)) ?? notFound;
    return await fetch(request);
  } catch (error) {
    if (!navigates) throw error;
    return new Response(worker.emergency, { status: 503, headers: headersOf(PAGE) });
  }
}

/**
 * A page that is not in the copy may have been published since, or be the host's own.
 * @returns undefined when the server has none either, or does not answer soon
 */
async function fromServer(request: Request): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => { setTimeout(resolve, ELSEWHERE); });
  const found = await Promise.race([fetch(request).catch(() => undefined), late]);
  return found && (found.ok || found.type === 'opaqueredirect') ? found : undefined;
}

async function fromCopy(state: State, pathname: string, navigates: boolean): Promise<Response | undefined> {
  const own = await fromOwn(state, pathname, navigates);
  // pages that began with the earlier copy still ask for its files
  return own ?? (state.content && !pathname.startsWith(HASHED_FOLDER) ? undefined : fromEarlier(pathname, navigates, state.settings));
}

async function fromOwn(state: State, pathname: string, navigates: boolean): Promise<Response | undefined> {
  const { content, app } = state;
  if (!content) return undefined;
  if (content.files[pathname] && isSearchFile(pathname)) return searchAnswer(content, pathname);
  const found = fileFor(state, pathname);
  if (found) return keptFile(found);
  if (pathname.startsWith(HASHED_FOLDER)) return undefined;
  const path = navigates ? canonical(pathname) : pathname;
  const page = path === baseOf(content, path) + PLAIN_PATH ? await composePlain(content, baseOf(content, path)) : await composePage(content, app, path);
  return page === undefined ? undefined : pageAnswer(state, page, baseOf(content, path));
}

export interface Found extends Listed {
  address: string;
  type: string;
}

/** Which file of the copy is at an address. An address under a hash says all: it may be another release's. */
export function fileFor({ app, appBefore, content, contentBefore }: State, pathname: string): Found | undefined {
  for (const release of [content, app]) {
    const file = release?.files[pathname];
    if (file) return { ...file, address: addressOf(pathname, file), type: typeOf(pathname) };
  }
  const piece = pathname.endsWith(PIECE_END) ? content?.pieces[pathname.slice(0, -PIECE_END.length)] : undefined;
  if (piece) return { ...piece, address: pieceAddress(piece), type: typeOf(PIECE_END) };
  if (!pathname.startsWith(HASHED_FOLDER)) return undefined;
  for (const release of [app, content, appBefore, contentBefore]) {
    for (const [path, file] of Object.entries(release?.files ?? {})) {
      if (addressOf(path, file) === pathname) return { ...file, address: pathname, type: typeOf(path) };
    }
  }
  if (!pathname.endsWith(PIECE_END)) return undefined;
  for (const release of [content, contentBefore]) {
    const piece = Object.values(release?.pieces ?? {}).find((piece) => pieceAddress(piece) === pathname);
    if (piece) return { ...piece, address: pathname, type: typeOf(PIECE_END) };
  }
  return undefined;
}

async function keptFile(file: Found): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  // the program shows by itself that it is not right; copied through here, it takes half as long again
  if (file.size >= LARGE) return cache.match(file.address);
  const bytes = await stored(cache, file.address, file);
  return bytes && new Response(bytes as BodyInit, { headers: headersOf(file.type) });
}

async function searchAnswer(content: Content, path: string): Promise<Response | undefined> {
  const bytes = await searchBytes(content, path);
  return bytes && new Response(bytes as BodyInit, { headers: headersOf(typeOf(path)) });
}

function pageAnswer({ content, settings, news }: State, page: string, base: string, status = 200): Response {
  return new Response(withSettings(page, settings, isUnread(news, base)), { status, headers: headersOf(PAGE, content && insideOf(content)) });
}

/** @returns the page that says so, unless the copy should have had the page */
async function notInCopy(state: State, pathname: string): Promise<Response | undefined> {
  const { content, app } = state;
  if (!content || (await mayHave(content, canonical(pathname)))) return undefined;
  const page = await composePage(content, app, NOT_FOUND_PATH);
  return page === undefined ? undefined : pageAnswer(state, page, '', 404);
}
