// The copy of the worker before this one, which had whole pages. It answers until this
// worker has a copy of its own, and is not touched before a second release: were this
// worker withdrawn, the one before would find it as it left it.

import { newest, STATES } from './records.ts';
import type { State } from './state.ts';
import { isWhole, typeOf, type Listed } from './release.ts';
import { headersOf, PAGE } from './headers.ts';
import { canonical } from './route.ts';
import { withSettings } from './stamp.ts';

export const EARLIER_CACHE = 'one-minute-2';

interface EarlierRelease {
  id: string;
  files: Record<string, Listed>;
}

interface EarlierContent extends EarlierRelease {
  seq: number;
  inside?: string[];
  refs: Record<string, string>; // paths of the app's files by the addresses that its pages use
  contactsByID?: Record<string, { name: string, audience: string, number: string }>;
}

export interface Earlier {
  app?: EarlierRelease;
  appBefore?: EarlierRelease;
  content?: EarlierContent;
  contentBefore?: EarlierContent;
  settings?: Record<string, string>;
}

let known: Promise<Earlier | undefined> | undefined;

/** For tests, which have many phones. */
export function forgetEarlier(): void {
  known = undefined;
}

/** @returns what the worker before wrote down, or nothing where there was none */
export function earlier(): Promise<Earlier | undefined> {
  known ??= (async () => {
    if (!(await caches.has(EARLIER_CACHE))) return undefined;
    return newest(await caches.open(EARLIER_CACHE));
  })().catch(() => undefined);
  return known;
}

/** What a state begins with: all that the reader chose or was told, and no release. */
export async function stateBefore(): Promise<Partial<State>> {
  const before: any = await earlier();
  if (!before) return {};
  const { settings, bad = [], chances = {}, reached = 0, verified = 0, log = [], changes = [] } = before;
  return { settings, bad, chances, reached, verified, log, changes };
}

/** @returns what the earlier copy has at the address */
export async function fromEarlier(pathname: string, navigates: boolean, settings: Record<string, string> | undefined): Promise<Response | undefined> {
  const state = await earlier();
  if (!state?.content) return undefined;
  const found = fileAt(state, navigates ? canonical(pathname) : pathname);
  if (!found) return undefined;
  const [path, file] = found, type = typeOf(path);
  const answer = await (await caches.open(EARLIER_CACHE)).match(address(path, file));
  if (!answer) return undefined;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!(await isWhole(bytes, file))) return undefined;
  const body = type === PAGE ? withSettings(new TextDecoder().decode(bytes), settings) : bytes;
  return new Response(body as BodyInit, { headers: headersOf(type, state.content.inside) });
}

function fileAt({ app, appBefore, content, contentBefore }: Earlier, path: string): [string, Listed] | undefined {
  const releases = [content, app, contentBefore, appBefore];
  for (const release of releases.slice(0, 2)) if (release?.files[path]) return [path, release.files[path]];
  if (!path.startsWith(HASHED_FOLDER)) return undefined;
  return releases.flatMap((release) => Object.entries(release?.files ?? {})).find(([p, file]) => address(p, file) === path);
}

/** Keeps what there is to read, where there is no room for more. */
export async function keepPagesOnly(): Promise<void> {
  const state = await earlier();
  if (!state?.content) return;
  const keep = new Set([...STATES, ...Object.entries(state.content.files).map(([path, file]) => address(path, file))]);
  const cache = await caches.open(EARLIER_CACHE);
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** Its pages had addresses under their hashes, too. */
function address(path: string, { hash }: Listed): string {
  return `${HASHED_FOLDER}${hash}${/\.\w+$/.exec(path)?.[0] ?? '.html'}`;
}
