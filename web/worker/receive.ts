// One answer of the network, within bounds of time and size.

import { fault, type Why } from './error.ts';
import { ROOT } from './folder.ts';

const STALL = 10_000; // milliseconds without a byte after which a download is given up
const RATE_EVERY = 20_000; // milliseconds in which at least
const RATE_LEAST = 8 << 10; // so many bytes must come: GPRS brings twice that

interface Bounds {
  most: number; // bytes
  time?: number; // milliseconds for all of it
  signal?: AbortSignal;
  onAnswer?: (answer: Response) => void;
  onBytes?: (bytes: Uint8Array) => Promise<void>; // as they come
  kept?: boolean; // false where onBytes has seen to all of them
}

/** @returns the body of a plain 200, or of a 206 where a range was asked for */
export async function receive(url: string, init: RequestInit, { most, time, signal, onAnswer, onBytes, kept = true }: Bounds): Promise<Uint8Array> {
  const abort = new AbortController();
  const giveUp = (why: Why, words: string) => abort.abort(fault(why, `${url} ${words}`));
  const onAbort = () => abort.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  let stall: ReturnType<typeof setTimeout> | undefined;
  let got = 0, lately = 0;
  const alive = () => {
    clearTimeout(stall);
    stall = setTimeout(giveUp, STALL, 'slow', 'stalled');
  };
  alive();
  const whole = time && setTimeout(giveUp, time, 'slow', `did not come within ${time / 1000} seconds`);
  const rate = setInterval(() => {
    if (lately < RATE_LEAST) giveUp('slow', 'comes too slowly');
    lately = 0;
  }, RATE_EVERY);
  try {
    const answer = await fetch(ROOT + url, { ...init, redirect: 'manual', credentials: 'omit', signal: abort.signal });
    if (answer.type === 'opaqueredirect') throw fault('redirected', `${url} is redirected`);
    if (![200, onAnswer ? 206 : 200].includes(answer.status) || !answer.body) throw fault('status', `${url} answered ${answer.status}`, answer.status);
    onAnswer?.(answer);
    const pieces: Uint8Array[] = [];
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      lately += value.length;
      got += value.length;
      if (got > most) throw fault('altered', `${url} is longer than ${most} bytes`);
      if (kept) pieces.push(value);
      await onBytes?.(value);
    }
    if (abort.signal.aborted) throw abort.signal.reason; // an engine may end the body as if it were whole
    return join(pieces);
  } catch (error) {
    const reason = abort.signal.aborted ? abort.signal.reason : error;
    abort.abort(reason); // ends what still comes
    throw reason;
  } finally {
    clearTimeout(stall);
    clearTimeout(whole);
    clearInterval(rate);
    signal?.removeEventListener('abort', onAbort);
  }
}

export function join(pieces: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
