// Outcome: what came of the last check, as data, so that what is said of the copy
// follows from what was found and not from what has changed since.

/** @returns {Check} */
const blankCheck = () => ({ number: 0, outcome: '', why: '', status: 0, seq: 0, contentId: '', appId: '', content: { outcome: '', why: '', status: 0 }, app: { outcome: '', why: '', status: 0 } });

/**
 * @param {any} error
 * @returns {Part}
 */
const refused = (error) => ({ outcome: 'refused', why: whyOf(error), status: error?.status ?? 0 });

/**
 * @param {Omit<Check, 'number'>} outcome
 * @param {(state: State) => void} [edit] what else changes, in the same write
 */
async function tellOfCheck(outcome, edit) {
  const before = latest ?? (await load().catch(blank)).check;
  const now = latest = { ...outcome, number: (before?.number ?? 0) + 1 };
  await change((state) => {
    state.check = now;
    edit?.(state);
  }).catch((error) => { if (edit) throw error; });
}

/**
 * @param {'content' | 'app'} name
 * @param {Part} outcome
 */
async function tellOfPart(name, outcome) {
  const now = latest = { ...blankCheck(), ...latest, [name]: outcome };
  await change((state) => { state.check = now; }).catch(() => {}); // no room: latest has it
}

/** An open page that has what is now replaced learns of it at once. */
async function tellPages() {
  const { content, app } = await load();
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ committed: { content: content?.id ?? '', app: app?.id ?? '' } });
}

/** @param {any} error */
const log = (error) => note(String(error?.message ?? error)).catch(() => {});
