// State: one record, read and written whole.
//
// It is written to two places in turn, and the newer one counts: a browser that
// is killed in the middle of a write loses the record it was writing (seen in
// Chromium), and must not lose the copy with it.

/** @returns {State} */
const blank = () => ({ turn: 0, bad: [], chances: {}, failedPages: [], reached: 0, verified: 0, changes: [], log: [] });

/**
 * Fails when the storage fails: whoever took that for an empty state would
 * write it over a good one.
 * @returns {Promise<State>}
 */
async function load() {
  const cache = await caches.open(CACHE);
  let newest = blank();
  for (const record of await Promise.all(STATES.map((place) => cache.match(place)))) {
    try {
      const state = record && JSON.parse(await record.text());
      if (state?.turn > newest.turn) newest = { ...blank(), ...state };
    } catch {
      // damaged: the other one counts
    }
  }
  return newest;
}

/** @type {Promise<any>} */
let writing = Promise.resolve();

/**
 * Does one thing after the other that the state must stay the same for.
 * @param {() => Promise<void>} act
 * @returns {Promise<void>}
 */
function inTurn(act) {
  writing = writing.catch(() => {}).then(act);
  return writing;
}

/**
 * Reads the state, lets it be changed, and writes it.
 * @param {(state: State) => void} edit
 */
const change = (edit) => inTurn(async () => {
  const state = await load();
  edit(state);
  state.turn++;
  await (await caches.open(CACHE)).put(STATES[state.turn % 2], new Response(JSON.stringify(state)));
});

/** @param {string} line */
const note = (line) => change((state) => { state.log = [`${new Date().toISOString()} ${line}`, ...state.log].slice(0, LOG); });
