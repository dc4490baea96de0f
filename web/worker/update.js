// Update: is there something newer? The content is small and what matters, and never
// waits for the app: that one is taken beside it, and may take its time.

/** @type {Promise<void> | undefined} */
let checking;
/** @type {Promise<void> | undefined} */
let again;
/** @type {{content: Files, app: Files}} what is being taken, not to be removed meanwhile */
let wanted = { content: {}, app: {} };
/** @type {Files} all that the server has, for the count before there is a copy */
let published = {};
/** @type {Check | undefined} kept here too: where there is no room, the state cannot be written */
let latest;
/** @type {{id: string, abort: AbortController, done: Promise<void>} | undefined} the app that is being taken */
let program;
let checkedAt = -Infinity; // by a clock that nobody sets

/** @returns {Promise<Check | undefined>} what came of it, the app included */
async function check() {
  await checkContent();
  await program?.done;
  return latest;
}

/** After a navigation: pages ask by themselves, unless something keeps their scripts from running. */
async function checkSoon() {
  const since = performance.now();
  await new Promise((resolve) => { setTimeout(resolve, UNASKED); });
  if (checkedAt < since) await check();
}

/**
 * One check at a time. Whoever asks meanwhile gets another one after it, for the
 * one under way may have asked the server too early.
 * @returns {Promise<void>}
 */
function checkContent() {
  if (checking) {
    again ??= checking.then(() => { again = undefined; return checkContent(); });
    return again;
  }
  checkedAt = performance.now();
  checking = takeWhatIsNew()
    .catch((error) => log(error))
    .finally(() => { checking = undefined; });
  return checking;
}

async function takeWhatIsNew() {
  /** @type {Pointer} */
  let pointer;
  try {
    pointer = await readPointer(await receive(POINTER, { cache: 'no-store' }, { most: MOST.pointer, time: POINTER_TIME }));
  } catch (error) {
    const reason = refused(error);
    await tellOfCheck({ ...blankCheck(), ...reason, why: reason.why === 'altered' ? 'invalid' : reason.why }); // no hash tells what it should be
    throw error;
  }
  const state = await load();
  const plan = { content: await planContent(state, pointer), app: await planApp(state, pointer) };
  const server = { seq: pointer.content.seq, contentId: pointer.content.id, appId: pointer.app.id };
  await tellOfCheck({ outcome: 'reached', why: '', status: 0, ...server, content: { outcome: plan.content, why: '', status: 0 }, app: { outcome: plan.content === 'older' ? '' : plan.app, why: '', status: 0 } },
    (state) => { heardFrom(state, pointer); });
  if (plan.content === 'older') throw fault('other', `content ${pointer.content.seq} is older than ${state.content?.seq}`);
  published = { ...pointer.content.files, ...(plan.app === 'withdrawn' ? {} : pointer.app.files) };
  wanted = { content: pointer.content.files, app: plan.app === 'coming' ? pointer.app.files : {} };
  if (plan.content === 'coming') {
    try {
      await takeContent(state.content, pointer).catch(async (error) => {
        if (whyOf(error) !== 'room') throw error;
        await makeRoom();
        await takeContent(state.content, pointer);
      });
    } catch (error) {
      await tellOfPart('content', refused(error));
      throw error;
    }
  }
  takeProgram(pointer, plan.app);
  if (!program) await removeWhatIsLeft();
}

/**
 * @param {State} state
 * @param {Pointer} pointer
 * @returns {Promise<Outcome>}
 */
async function planContent({ content }, { content: next }) {
  if (content && isSeq(content.seq) && next.seq < content.seq) return 'older';
  // compared in all that is said of it, since an engine before this one took what this one refuses
  const same = content?.id === next.id && content.seq === next.seq && JSON.stringify([content.files, content.inside]) === JSON.stringify([next.files, next.inside]);
  return same && (await allThere(next.files)) ? 'same' : 'coming';
}

/**
 * @param {State} state
 * @param {Pointer} pointer
 * @returns {Promise<Outcome>}
 */
async function planApp(state, { app: next, badApps }) {
  if (badApps.includes(next.id)) return 'withdrawn';
  if (isBad(state, next.id)) return 'failed';
  return state.app?.id === next.id && (await allThere(state.app.files)) ? 'same' : 'coming';
}

/**
 * @param {Content | undefined} before
 * @param {Pointer} pointer
 */
async function takeContent(before, pointer) {
  const { content } = pointer;
  const missing = pagesMissing(before, content);
  if (missing.length) throw fault('pages', `content ${content.seq} has no ${missing.join(', ')} and does not say that they are gone`);
  await take(content.files, before?.files);
  const home = await stored(await caches.open(CACHE), '/', content.files['/']);
  if (home && !(await fitsPolicy(new TextDecoder().decode(home), content.inside))) throw fault('invalid', `content ${content.seq}: inside is not of its pages`);
  await change((state) => commitContent(state, pointer));
  await tellOfPart('content', { outcome: 'taken', why: '', status: 0 });
  await tellPages();
}

/**
 * Takes the server's app, or mends our own where that one is not to be taken.
 * @param {Pointer} pointer
 * @param {Outcome} plan
 */
function takeProgram({ app }, plan) {
  if (program && (program.id !== app.id || plan !== 'coming')) program.abort.abort(fault('other', `app ${program.id} is no longer published`));
  else if (program) return;
  if (plan === 'same') return;
  const abort = new AbortController(), before = program?.done;
  const mine = { id: app.id, abort, done: Promise.resolve() };
  mine.done = (async () => {
    await before;
    const { app: own } = await load();
    if (plan !== 'coming') {
      if (own && !(await allThere(own.files))) await take(own.files, undefined, abort.signal);
    } else {
      await take(app.files, own?.files, abort.signal);
      await change((state) => commitApp(state, app));
      await tellOfPart('app', { outcome: 'taken', why: '', status: 0 });
      await tellPages();
    }
    await removeWhatIsLeft();
  })().catch(async (error) => {
    if (!abort.signal.aborted) await tellOfPart('app', refused(error));
    if (whyOf(error) === 'room') await makeRoom(); // for the state, and for what comes next
    await log(error);
  }).finally(() => { if (program === mine) program = undefined; });
  program = mine;
}

/** Numbers are worth more than an app that comes, and than what tabs began with. */
async function makeRoom() {
  wanted.app = {};
  program?.abort.abort(fault('room', 'no room for the app'));
  await removeWhatIsLeft();
  await change((state) => {
    delete state.contentBefore;
    if (state.app?.worked) delete state.appBefore;
  }).catch(() => {});
  await removeWhatIsLeft();
}

/** @param {Files} files */
async function allThere(files) {
  return (await count(files)) === Object.keys(files).length;
}

/** @param {Files} files */
async function count(files) {
  const cache = await caches.open(CACHE);
  const there = await Promise.all(Object.entries(files).map(([path, file]) => cache.match(address(path, file))));
  return there.filter(Boolean).length;
}
