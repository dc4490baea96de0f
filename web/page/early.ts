// The script at the end of every page, which works from the first paint, before
// anything else has come: the reader's own settings, Hide, a journal of the answers
// that are tapped before the program runs, and the start of its download.

import { downloadOncePainted, files, integrity, refetch, refetchWrongScripts } from './download.ts';
import { offerHide } from './hide.ts';
import { forgetTaps, keepJournal, stored, taps } from './journal.ts';
import { applySettings, choose, settings } from './settings.ts';

/** Whether somebody has moved on the page, and not the browser alone. */
let moved = false;
for (const event of ['wheel', 'touchmove', 'keydown']) addEventListener(event, () => { moved = true; }, { passive: true, once: true });

refetchWrongScripts();
window.oneMinute = {
  settings, choose, taps: () => JSON.stringify(taps()), forgetTaps, moved: () => moved, files, stored, refetch, integrity,
} satisfies EarlyScript as OneMinute;
applySettings();
offerHide();
keepJournal();
downloadOncePainted();
