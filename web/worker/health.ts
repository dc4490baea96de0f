// Whether the app starts and every file is right, and what a page learns of it.

import { beganWith } from './answer.ts';
import { failedOn } from './badapps.ts';
import { forgetKits, keysOf } from './compose.ts';
import { CACHE, kept, partsOf, stored } from './copy.ts';
import { obtain } from './download.ts';
import { ROOT } from './folder.ts';
import { lastCheck } from './outcome.ts';
import { downloadPieces } from './pieces.ts';
import { addressOf, guideKeys, pieceAddress } from './release.ts';
import type { Report } from './report.ts';
import { change, load, note, type State } from './state.ts';
import { isBusy, publishedNow } from './update.ts';

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
  const parts = new Map([...partsOf(state.content), ...partsOf(state.app)]);
  let have = 0, altered = 0, mended = 0;
  for (const [address, part] of parts) {
    if (await stored(cache, address, part)) {
      have++;
    } else {
      if (await cache.delete(address)) altered++;
      if (await mend(cache, state, address)) {
        have++;
        mended++;
      }
    }
    onProgress(have, parts.size);
  }
  if (altered || mended) forgetKits();
  if (have === parts.size && have > 0) await change((now) => { now.verified = Date.now(); });
  return { ...(await report()), have, altered, mended };
}

async function mend(cache: Cache, { content, app }: State, address: string): Promise<boolean> {
  try {
    const piece = Object.values(content?.pieces ?? {}).find((piece) => pieceAddress(piece) === address);
    if (content && piece) await downloadPieces(content, new Set(), [piece]);
    for (const [path, file] of Object.entries({ ...content?.files, ...app?.files })) {
      if (addressOf(path, file) === address) await obtain(cache, path, file);
    }
    return true;
  } catch {
    return false;
  }
}

export async function report(): Promise<Report> {
  const state = await load();
  const check = lastCheck(state);
  // where the publisher has withdrawn the only app there is, the pages are the whole copy
  const installed = Boolean(state.content && (state.app || ['withdrawn', 'failed'].includes(check?.app.outcome ?? '')));
  const { content, app } = installed && !state.content?.partial ? state : { ...publishedNow(), content: publishedNow().content ?? state.content };
  const parts = [...new Map([...partsOf(content), ...partsOf(app)]).keys()], there = await kept();
  const have = parts.filter((address) => there.has(address)).length, of = parts.length;
  const guides = content ? guideKeys(content.pieces, '').map((key) => Object.values(keysOf(content, `${key}/`))) : [];
  const saved = guides.filter((keys) => keys.every((key) => there.has(pieceAddress(content!.pieces[key]))));
  return {
    complete: installed && !state.content?.partial && have === of,
    have,
    of,
    guides: { have: saved.length, of: guides.length },
    content: state.content?.seq ?? 0,
    contentId: state.content?.id ?? '',
    app: state.app?.id ?? '',
    numbers: state.content ? ROOT + addressOf(NUMBERS_PATH, state.content.files[NUMBERS_PATH]) : '',
    reached: state.reached,
    verified: state.verified,
    changes: state.changes,
    log: state.log,
    busy: isBusy(),
    check,
  };
}
