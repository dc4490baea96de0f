// The two records of a state. They are written in turn, and the newer one counts: a browser
// that is killed in the middle of a write loses the record it was writing (seen in
// Chromium), and must not lose the copy with it.

export const STATES = ['/state-0', '/state-1'];

/** The record that was written last; a damaged one does not count. */
export async function newest(cache: Cache): Promise<any> {
  let newest: any;
  for (const record of await Promise.all(STATES.map((place) => cache.match(place)))) {
    try {
      const state = record && JSON.parse(await record.text());
      if (state?.turn > (newest?.turn ?? 0)) newest = state;
    } catch {
      // damaged: the other one counts
    }
  }
  return newest;
}
