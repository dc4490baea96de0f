// Whether the app starts and every file is right, and what a page learns of it.

import { beganWith } from './answer.ts';
import { failedOn } from './badapps.ts';
import { CACHE, count, stored } from './copy.ts';
import { lastCheck } from './outcome.ts';
import { addressOf } from './release.ts';
import type { Report } from './report.ts';
import { change, load, note } from './state.ts';
import { obtain, type Pool } from './download.ts';
import { isBusy, publishedFiles } from './update.ts';

/** @param tab the id of the tab in which the app started */
export async function started(tab: string): Promise<void> {
  const { app, failedPages } = await load();
  if (app && (failedPages.length || !app.worked) && beganWith(tab, app)) {
    await change((state) => {
      if (state.app?.id !== app.id) return;
      state.app.worked = true;
      delete state.chances[app.id];
      state.failedPages = [];
    });
  }
}

/** @param tab the id of the tab in which the app did not start */
export async function failed(tab: string): Promise<void> {
  const { app } = await load();
  if (!app || !beganWith(tab, app)) return;
  await change((state) => {
    if (state.app?.id === app.id) failedOn(state, tab);
  });
  await note(`app ${app.id} did not start`);
}

/** Hashes every stored file, and mends what it can. */
export async function verify(onProgress: (have: number, of: number) => void): Promise<Report> {
  const state = await load();
  const cache = await caches.open(CACHE);
  const files = Object.entries({ ...state.content?.files, ...state.app?.files });
  const pool: Pool = new Map();
  let have = 0, altered = 0, mended = 0;
  for (const [path, file] of files) {
    if (await stored(cache, path, file)) {
      have++;
    } else {
      if (await cache.delete(addressOf(path, file))) altered++;
      const came = await obtain(cache, path, file, undefined, pool).then(() => true, () => false);
      if (came) {
        have++;
        mended++;
      }
    }
    onProgress(have, files.length);
  }
  if (have === files.length && have > 0) await change((now) => { now.verified = Date.now(); });
  return { ...(await report()), have, altered, mended };
}

export async function report(): Promise<Report> {
  const state = await load();
  const check = lastCheck(state);
  // where the publisher has withdrawn the only app there is, the pages are the whole copy
  const installed = Boolean(state.content && (state.app || ['withdrawn', 'failed'].includes(check?.app.outcome ?? '')));
  const files = installed ? { ...state.content?.files, ...state.app?.files } : publishedFiles();
  const have = await count(files), of = Object.keys(files).length;
  return {
    complete: installed && have === of,
    have,
    of,
    content: state.content?.seq ?? 0,
    contentId: state.content?.id ?? '',
    app: state.app?.id ?? '',
    pack: state.content ? addressOf(PACK_PATH, state.content.files[PACK_PATH]) : '',
    reached: state.reached,
    verified: state.verified,
    changes: state.changes,
    log: state.log,
    busy: isBusy(),
    check,
  };
}
