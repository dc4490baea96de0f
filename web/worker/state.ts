// One record of what is on the phone, read once in a worker's life and written whole.

import type { Change } from './changes.ts';
import { CACHE } from './copy.ts';
import { whyOf, type Why } from './error.ts';
import { stateBefore } from './earlier.ts';
import type { News } from './news.ts';
import { newest, STATES } from './records.ts';
import type { App, Content } from './release.ts';

export type Outcome = '' | 'reached' | 'same' | 'coming' | 'taken' | 'refused' | 'older' | 'withdrawn' | 'failed';

/** What came of a release, why it was refused, and how the server answered. */
export interface Result {
  outcome: Outcome;
  why: Why;
  status: number;
}

/** What came of asking the server, what it has, and what came of its two releases. */
export interface Check extends Result {
  number: number; // of checks so far
  seq: number;
  contentId: string;
  appId: string;
  content: Result;
  app: Result;
}

export interface State {
  turn: number; // of writes so far
  app?: App;
  appBefore?: App;
  content?: Content;
  contentBefore?: Content;
  check?: Check;
  settings?: Record<string, string>;
  bad: string[]; // ids of apps
  chances: Record<string, 'failed' | 'away' | 'again' | 'used'>; // by app
  failedPages: string[]; // ids of the pages on which the app did not start
  reached: number; // milliseconds since 1970, as the next
  verified: number;
  changes: Change[]; // that nobody has read about yet
  news?: News; // what the page that lists them says
  log: string[];
}

export const LOG = 20; // lines

export const blank = (): State => ({ turn: 0, bad: [], chances: {}, failedPages: [], reached: 0, verified: 0, changes: [], log: [] });

/**
 * Fails when the storage fails: whoever took that for an empty state would
 * write it over a good one.
 */
async function read(): Promise<State> {
  const cache = await caches.open(CACHE);
  const found = await newest(cache);
  return { ...blank(), ...(found ?? (await stateBefore(cache))) };
}

let known: Promise<State> | undefined;

/** For tests, which have many phones. */
export function forgetState(): void {
  known = undefined;
}

/** The state as this worker knows it; nobody else writes it. */
export function load(): Promise<State> {
  if (!known) {
    const reading = known = read();
    reading.catch(() => { if (known === reading) known = undefined; });
  }
  return known;
}

let writing: Promise<unknown> = Promise.resolve();

/** Does one thing after the other that the state must stay the same for. */
export function inTurn(act: () => Promise<void>): Promise<void> {
  const done = writing.catch(() => {}).then(act);
  writing = done;
  return done;
}

/**
 * Reads the state, lets it be changed, and writes it. It is read again, since a worker
 * that this one replaces may have written in its last moments; where it was deleted
 * meanwhile, this worker still knows it.
 */
export function change(edit: (state: State) => void): Promise<void> {
  return inTurn(async () => {
    const [stored, own] = [await read(), await load()];
    const state = structuredClone(stored.turn >= own.turn ? stored : own);
    edit(state);
    state.turn++;
    const cache = await caches.open(CACHE), place = STATES[state.turn % 2], text = JSON.stringify(state);
    await cache.put(place, new Response(text)).catch(async (error) => {
      if (whyOf(error) !== 'room') throw error;
      await cache.delete(place); // the newest is in the other place
      await cache.put(place, new Response(text));
    });
    known = Promise.resolve(state);
  });
}

export function note(line: string): Promise<void> {
  return change((state) => { state.log = [`${new Date().toISOString()} ${line}`, ...state.log].slice(0, LOG); });
}

export function log(error: any): Promise<void> {
  return note(String(error?.message ?? error)).catch(() => {});
}
