// Is there something newer? The content is small and what matters, and never waits
// for the app: that one is downloaded beside it, and may take its time.

import { isBad, heardFrom } from './badapps.ts';
import { commitApp, commitContent } from './commit.ts';
import { allThere, CACHE, stored } from './copy.ts';
import { fault, whyOf } from './error.ts';
import { removeLeftovers, taking } from './leftovers.ts';
import { announce, blankCheck, lastCheck, recordCheck, recordResult, refusal, result } from './outcome.ts';
import { receive } from './receive.ts';
import type { App, Content, Files, Release } from './release.ts';
import { fitsPolicy, isSeq, MOST, pagesMissing, readRelease } from './schema.ts';
import { change, load, log, type Check, type Outcome, type State } from './state.ts';
import { download } from './download.ts';

const RELEASE_TIME = 15_000; // milliseconds for the whole release
const UNASKED = 8_000; // milliseconds after a navigation in which its page asks for a check, if it can

let checking: Promise<void> | undefined;
let again: Promise<void> | undefined;
let checkedAt = -Infinity; // by a clock that nobody sets
let published: Files = {};
let program: { id: string, abort: AbortController, done: Promise<void> } | undefined; // the app that is being taken

/** All that the server has, for the count before there is a copy. */
export const publishedFiles = () => published;

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
  const check = { ...result('reached'), seq: release.content.seq, contentId: release.content.id, appId: release.app.id,
    content: result(plan.content), app: result(plan.content === 'older' ? '' : plan.app) };
  await recordCheck(check, (state) => { heardFrom(state, release); });
  if (plan.content === 'older') throw fault('other', `content ${release.content.seq} is older than ${state.content?.seq}`);
  published = { ...release.content.files, ...(plan.app === 'withdrawn' ? {} : release.app.files) };
  taking.content = release.content.files;
  taking.app = plan.app === 'coming' ? release.app.files : {};
  if (plan.content === 'coming') await takeContentOrMakeRoom(state.content, release);
  takeApp(release.app, plan.app);
  if (!program) await removeLeftovers();
}

async function askServer(): Promise<Release> {
  try {
    return await readRelease(await receive(RELEASE_PATH, { cache: 'no-store' }, { most: MOST.release, time: RELEASE_TIME }));
  } catch (error) {
    const { why, ...reason } = refusal(error);
    await recordCheck({ ...blankCheck(), ...reason, why: why === 'altered' ? 'invalid' : why }); // no hash tells what it should be
    throw error;
  }
}

async function planContent({ content }: State, { content: next }: Release): Promise<Outcome> {
  if (content && isSeq(content.seq) && next.seq < content.seq) return 'older';
  // compared in all that is said of it, since an earlier worker took what this one refuses
  const same = content?.id === next.id && content.seq === next.seq && JSON.stringify([content.files, content.inside]) === JSON.stringify([next.files, next.inside]);
  return same && (await allThere(next.files)) ? 'same' : 'coming';
}

async function planApp(state: State, { app: next, badApps }: Release): Promise<Outcome> {
  if (badApps.includes(next.id)) return 'withdrawn';
  if (isBad(state, next.id)) return 'failed';
  return state.app?.id === next.id && (await allThere(state.app.files)) ? 'same' : 'coming';
}

async function takeContentOrMakeRoom(before: Content | undefined, release: Release): Promise<void> {
  try {
    await takeContent(before, release).catch(async (error) => {
      if (whyOf(error) !== 'room') throw error;
      await makeRoom();
      await takeContent(before, release);
    });
  } catch (error) {
    await recordResult('content', refusal(error));
    throw error;
  }
}

async function takeContent(before: Content | undefined, release: Release): Promise<void> {
  const { content } = release;
  const missing = pagesMissing(before, content);
  if (missing.length) throw fault('pages', `content ${content.seq} has no ${missing.join(', ')} and does not say that they are gone`);
  await download(content.files, before?.files);
  const home = await stored(await caches.open(CACHE), '/', content.files['/']);
  if (home && !(await fitsPolicy(new TextDecoder().decode(home), content.inside))) throw fault('invalid', `content ${content.seq}: inside is not of its pages`);
  await change((state) => commitContent(state, release));
  await recordResult('content', result('taken'));
  await announce();
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
    if (plan !== 'coming') {
      if (own && !(await allThere(own.files))) await download(own.files, undefined, abort.signal);
    } else {
      await download(app.files, own?.files, abort.signal);
      await change((state) => commitApp(state, app));
      await recordResult('app', result('taken'));
      await announce();
    }
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
  taking.app = {};
  program?.abort.abort(fault('room', 'no room for the app'));
  await removeLeftovers();
  await change((state) => {
    delete state.contentBefore;
    if (state.app?.worked) delete state.appBefore;
  }).catch(() => {});
  await removeLeftovers();
}
