// Is there something newer? The content is small and what matters, and never waits
// for the app: that one is downloaded beside it, and may take its time.

import { isBad, heardFrom } from './badapps.ts';
import { changesOf, type ToldNumbers } from './changes.ts';
import { commitApp, commitContent } from './commit.ts';
import { newsOf } from './comparison.ts';
import { pagesOf, toldOf } from './compose.ts';
import { allThere, kept, someThere } from './copy.ts';
import { downloadFiles } from './download.ts';
import { earlier, keepPagesOnly } from './earlier.ts';
import { fault, whyOf } from './error.ts';
import { removeLeftovers, taking } from './leftovers.ts';
import { takeAppList, takeContentLists } from './lists.ts';
import type { News } from './news.ts';
import { announce, blankCheck, lastCheck, recordCheck, recordResult, refusal, result } from './outcome.ts';
import { downloadFirst, downloadPieces } from './pieces.ts';
import { receive } from './receive.ts';
import { ID, isSearchFile, type App, type Content, type Release } from './release.ts';
import { isSeq, MOST, readRelease } from './schema.ts';
import { keepSearchFiles } from './searchfile.ts';
import { change, load, log, type Check, type Outcome, type State } from './state.ts';

const RELEASE_TIME = 15_000; // milliseconds for the whole release
const UNASKED = 8_000; // milliseconds after a navigation in which its page asks for a check, if it can

let checking: Promise<void> | undefined;
let again: Promise<void> | undefined;
let checkedAt = -Infinity; // by a clock that nobody sets
let published: { content?: Content, app?: App } = {};
let program: { id: string, abort: AbortController, done: Promise<void> } | undefined; // the app that is being taken

/** What the server has, for the count before there is a copy. */
export const publishedNow = () => published;

export const isBusy = () => Boolean(checking || program);

/** @returns what came of it, the app included */
export async function check(): Promise<Check | undefined> {
  await checkContent();
  await program?.done;
  return lastCheck();
}

/** After a navigation: pages ask by themselves, unless something keeps their scripts from running. */
export async function checkSoon(): Promise<void> {
  const since = performance.now();
  await new Promise((resolve) => { setTimeout(resolve, UNASKED); });
  if (checkedAt < since) await check();
}

/**
 * One check at a time. Whoever asks meanwhile gets another one after it, for the
 * one under way may have asked the server too early.
 */
function checkContent(): Promise<void> {
  if (checking) {
    again ??= checking.then(() => { again = undefined; return checkContent(); });
    return again;
  }
  checkedAt = performance.now();
  checking = takeNews()
    .catch((error) => log(error))
    .finally(() => { checking = undefined; });
  return checking;
}

async function takeNews(): Promise<void> {
  const release = await askServer();
  const state = await load();
  const plan = { content: await planContent(state, release), app: await planApp(state, release) };
  const appId = release.app.hash.slice(0, ID);
  const check = { ...result('reached'), seq: release.content.seq, contentId: release.content.hash, appId,
    content: result(plan.content), app: result(plan.content === 'older' ? '' : plan.app) };
  await makingRoom(() => recordCheck(check, (state) => { heardFrom(state, appId, release.badApps); }));
  if (plan.content === 'older') throw fault('other', `content ${release.content.seq} is older than the one on this phone`);
  if (plan.content === 'same' && plan.app === 'same' && !program) return;
  const known = [state.app, state.appBefore, state.content?.app];
  const list = await takeAppList(release, known).catch((error) => error);
  const app: App | undefined = list instanceof Error ? known.find(Boolean) : list; // a bad list of an app holds up no number
  taking.app = plan.app === 'coming' && !(list instanceof Error) ? app : undefined;
  if (plan.content === 'coming' && app) await makingRoom(async () => takeContent(await load(), release, app));
  if (list instanceof Error) {
    await recordResult('app', refusal(list));
    throw list;
  }
  takeApp(list, plan.app);
  if (!program) await removeLeftovers();
}

async function askServer(): Promise<Release> {
  try {
    return readRelease(await receive(RELEASE_PATH, { cache: 'no-store' }, { most: MOST.release, time: RELEASE_TIME }));
  } catch (error) {
    const { why, ...reason } = refusal(error);
    await recordCheck({ ...blankCheck(), ...reason, why: why === 'altered' ? 'invalid' : why }); // no hash tells what it should be
    throw error;
  }
}

/** What is known to be whole is looked at in a few places only; verify looks at all of it. */
async function planContent({ content }: State, { content: next }: Release): Promise<Outcome> {
  const own = content?.seq ?? (await earlier())?.content?.seq;
  if (isSeq(own) && next.seq < own!) return 'older';
  return content?.id === next.hash && !content.partial && (await someThere(content)) ? 'same' : 'coming';
}

async function planApp(state: State, { app: next, badApps }: Release): Promise<Outcome> {
  const id = next.hash.slice(0, ID);
  if (badApps.includes(id)) return 'withdrawn';
  if (isBad(state, id)) return 'failed';
  return state.app?.id === id && (await allThere(state.app)) ? 'same' : 'coming';
}

/** Where there is no room for it, it is tried again once there is some. */
async function makingRoom(act: () => Promise<void>): Promise<void> {
  try {
    await act().catch(async (error) => {
      if (whyOf(error) !== 'room') throw error;
      await makeRoom();
      await act();
    });
  } catch (error) {
    await recordResult('content', refusal(error));
    throw error;
  }
}

async function takeContent({ content: before }: State, release: Release, app: App): Promise<void> {
  const { next, texts } = await takeContentLists(release, app, before);
  const have = await kept();
  taking.content = next;
  published = { content: next, app };
  const whole = before && !before.partial ? before : undefined, hadCopy = whole ?? (await earlier())?.content;
  const guidesGone = whole && next.seq <= whole.seq ? Object.keys(whole.pieces).filter((key) => !next.pieces[key]) : [];
  if (guidesGone.length) throw fault('pages', `content ${next.seq} has no ${guidesGone.join(', ')} and is not newer`);
  const files = Object.fromEntries(Object.entries(next.files).filter(([path]) => !isSearchFile(path)));
  await downloadFiles(files, have, { atHand: async (path) => texts[path], before: before?.files });
  await downloadFirst(next, have);
  await refuseLostPages(whole, next);
  if (!hadCopy) { // a part of a first copy is more than none
    await change((state) => commitContent(state, { ...next, partial: true }));
    await announce();
  }
  await downloadPieces(next, have);
  const [told, now] = [whole ? await toldOf(whole) : (await earlier())?.content?.contactsByID, await toldOf(next)];
  const news = told && now ? await whatChanged(whole, next, told, now) : undefined;
  await change((state) => commitContent(state, next, now, news));
  taking.content = undefined;
  await recordResult('content', result('taken'));
  await announce();
  await keepSearchFiles(next, before).catch(log);
}

/** The list of what changed holds up no release, and no number. */
async function whatChanged(before: Content | undefined, next: Content, was: ToldNumbers, is: ToldNumbers): Promise<News> {
  const numbers = { since: before?.seq ?? 0, read: false, numbers: changesOf(was, is), guides: [] };
  if (!before) return numbers; // an earlier worker's copy has no texts to compare
  return newsOf(before, next, was, is).catch(async (error) => {
    await log(error);
    return numbers;
  });
}

/** A page of the app's own goes only where the content says so. */
async function refuseLostPages(before: Content | undefined, next: Content): Promise<void> {
  for (const base of before?.languages ?? []) {
    if (!next.languages.includes(base)) continue;
    const [old, now] = [await pagesOf(before!, base), await pagesOf(next, base)];
    const lost = old?.filter((path) => now && !now.includes(path) && !next.gone?.includes(path)) ?? [];
    if (lost.length) throw fault('pages', `content ${next.seq} has no ${lost.join(', ')} and does not say that they are gone`);
  }
}

/** Takes the server's app, or mends our own where that one is not to be taken. */
function takeApp(app: App, plan: Outcome): void {
  if (program && (program.id !== app.id || plan !== 'coming')) program.abort.abort(fault('other', `app ${program.id} is no longer published`));
  else if (program) return;
  if (plan === 'same') return;
  const abort = new AbortController(), before = program?.done;
  const mine = { id: app.id, abort, done: Promise.resolve() };
  mine.done = (async () => {
    await before;
    const { app: own } = await load();
    const have = await kept();
    if (plan !== 'coming') {
      if (own) await downloadFiles(own.files, have, { signal: abort.signal });
    } else {
      await downloadFiles(app.files, have, { before: own?.files, signal: abort.signal });
      await change((state) => commitApp(state, app));
      await recordResult('app', result('taken'));
      await announce();
    }
    taking.app = undefined;
    await removeLeftovers();
  })().catch(async (error) => {
    if (!abort.signal.aborted) await recordResult('app', refusal(error));
    if (whyOf(error) === 'room') await makeRoom(); // for the state, and for what comes next
    await log(error);
  }).finally(() => { if (program === mine) program = undefined; });
  program = mine;
}

/** Numbers are worth more than an app that comes, and than what tabs began with. */
async function makeRoom(): Promise<void> {
  await keepPagesOnly();
  taking.app = undefined;
  program?.abort.abort(fault('room', 'no room for the app'));
  await removeLeftovers();
  await change((state) => {
    delete state.contentBefore;
    if (state.app?.worked) delete state.appBefore;
  }).catch(() => {});
  await removeLeftovers();
}
