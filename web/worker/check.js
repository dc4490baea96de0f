// Check: is there something newer?

/** @type {Promise<void> | undefined} */
let checking;
/** @type {Promise<void> | undefined} */
let again;
/** @type {Files} what the server's release consists of, for the count while it comes */
let wanted = {};

/**
 * One check at a time. Whoever asks meanwhile gets another one after it, for the
 * one under way may have asked the server too early.
 * @returns {Promise<void>}
 */
function check() {
  if (checking) {
    again ??= checking.then(() => { again = undefined; return check(); });
    return again;
  }
  checking = takeWhatIsNew()
    .catch((error) => note(String(error?.message ?? error)).catch(() => {}))
    .finally(() => { checking = undefined; });
  return checking;
}

async function takeWhatIsNew() {
  const pointer = await fetchPointer();
  await change((state) => {
    state.reached = Date.now();
    withdraw(state, pointer.badApps);
  });
  const { content, app, bad } = await load();
  /** @type {Pool} */
  const pool = new Map();
  if (content && pointer.content.seq < content.seq) throw new Error(`content ${pointer.content.seq} is older than ${content.seq}`);
  wanted = { ...pointer.content.files, ...pointer.app.files };
  if (content?.id !== pointer.content.id || !(await allThere(content.files))) {
    await take(pointer.content.files, content?.files, pool);
    await change((state) => commitContent(state, pointer));
  }
  if ([...bad, ...pointer.badApps].includes(pointer.app.id)) {
    if (app && !(await allThere(app.files))) await take(app.files, undefined, pool);
  } else if (app?.id !== pointer.app.id || !(await allThere(app.files))) {
    await take(pointer.app.files, app?.files, pool);
    await change((state) => commitApp(state, pointer.app));
  }
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

/** @returns {Promise<Pointer>} */
async function fetchPointer() {
  const bytes = await receive(POINTER, { cache: 'no-store' });
  /** @type {Pointer} */
  const pointer = JSON.parse(new TextDecoder().decode(bytes));
  const whole = (/** @type {Files} */ files, /** @type {string[]} */ paths) => files && paths.every((path) => files[path]) &&
    Object.values(files).every((file) => /^[0-9a-f]{64}$/.test(file.hash) && file.size >= 0);
  if (pointer.format !== FORMAT || !Array.isArray(pointer.badApps) || !Number.isInteger(pointer.content?.seq) ||
    pointer.content.inside?.length !== 2 || !pointer.content.inside.every((hash) => /^sha256-[\w+/]{43}=$/.test(hash)) || !whole(pointer.content.files, ['/', NOT_FOUND]) || !whole(pointer.app?.files, ['/client.wasm', '/boot.js'])) {
    throw new Error('the answer for /release.json is no release');
  }
  return pointer;
}
