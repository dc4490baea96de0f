// The two records of a state. They are written in turn, and the newer one counts: a browser
// that is killed in the middle of a write loses the record it was writing (seen in
// Chromium), and must not lose the copy with it.

export const STATES = ['/state-2', '/state-3'];

/** Those of the worker before this one, whose copy is in the same cache. It finds them as it left them, were this one withdrawn. */
export const STATES_BEFORE = ['/state-0', '/state-1'];

/** The record that was written last; a damaged one does not count. */
export async function newest(cache: Cache, places = STATES): Promise<any> {
  let newest: any;
  for (const record of await Promise.all(places.map((place) => cache.match(place)))) {
    try {
      const state = record && JSON.parse(await record.text());
      if (state?.turn > (newest?.turn ?? 0)) newest = state;
    } catch {
      // damaged: the other one counts
    }
  }
  return newest;
}
