// The app's program: compiled as it comes, started once, and never in the way of
// the page, which reads and dials without it.

import { runProgram } from './foreign.ts';
import { cleanAddress } from './history.ts';
import { oneMinute } from './offer.ts';
import { carryOver } from './position.ts';
import { readPack } from './packfiles.ts';
import { ask } from './register.ts';
import { root } from './root.ts';

const restartsAfter = 10_000; // milliseconds after which a program that ends is started again

/** The addresses of Go's own part of the program and of the program, and the one way to load a script. */
export interface Addresses {
  exec: string;
  client: string;
  trusted(url: string): string;
}

type Prepared = [WebAssembly.Module, OneMinute['pack']];

let program: Promise<Prepared> | undefined;

/** @returns the program and the pack; asked for once */
export function prepare({ client }: Addresses): Promise<Prepared> {
  program ??= (async () => {
    const download = () => Promise.all(oneMinute.files!());
    const [answer, ...files] = await download().catch(download); // a signal that comes and goes
    if (!answer.ok || files.some(({ ok }) => !ok)) throw new TypeError('the program is not there');
    return Promise.all([compile(answer).catch((error) => compileAgain(client, error)), readPack(files)]);
  })();
  return program;
}

/** Hosts that do not know .wasm send it under another type, which the browser does not compile as it comes. */
async function compile(answer: Response): Promise<WebAssembly.Module> {
  const asItComes = 'compileStreaming' in WebAssembly && answer.headers.get('Content-Type') === 'application/wasm';
  return asItComes ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** The bytes may not have been the program's: another answer in the browser's cache, a line that broke. */
async function compileAgain(client: string, error: Error): Promise<WebAssembly.Module> {
  if (refusedByPolicy(error)) throw error;
  return compile(await oneMinute.refetch(client));
}

/** Go's own part of the program; a page may bring it. */
async function loadRuntime({ exec, trusted }: Addresses): Promise<void> {
  if ('Go' in window) return;
  const script = document.createElement('script');
  script.src = trusted(exec);
  script.integrity = oneMinute.integrity(exec);
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new TypeError(`${exec} did not come`));
    document.head.append(script);
  });
}

/**
 * Starts the program, and tells the worker how that went: an app that cannot
 * start is left again. What the network does is not the app's fault.
 * @returns once the program runs, or never will
 */
export async function startApp(addresses: Addresses): Promise<void> {
  if (typeof WebAssembly !== 'object' || !oneMinute.files) return;
  cleanAddress();
  let running: Promise<void>, mounted: Promise<void>;
  try {
    const [[module, pack]] = await Promise.all([prepare(addresses), loadRuntime(addresses)]).catch(async (error) => {
      if (error instanceof WebAssembly.CompileError && !refusedByPolicy(error)) await tellFailed();
      throw error;
    });
    const go = new (window as any).Go(); // wasm_exec.js defines it
    const instance = await WebAssembly.instantiate(module, go.importObject);
    oneMinute.pack = pack;
    mounted = new Promise<void>((resolve) => { carryOver(resolve); }).then(began);
    running = runProgram(go, instance);
  } catch (error) {
    console.info('the page stays as it is:', error);
    root.dataset.app = 'stopped';
    return;
  }
  running.catch((error) => console.info('the page stays as it is:', error)).then(ended);
  await Promise.race([running.catch(() => {}), mounted]);
}

function began(): void {
  root.dataset.app = 'ready';
  ask('started');
}

/** The program has ended: its handlers would only throw, plain links still work. */
function ended(): void {
  window.onclick = window.onpopstate = null;
  const ran = root.dataset.app === 'ready';
  if (!ran) tellFailed();
  root.dataset.app = 'stopped';
  // after a good start the answers are on the phone: begin again, but never in a circle
  if (ran && performance.now() > restartsAfter) location.reload();
}

/** Only a start at a plain address tells of the app: another may have failed for what the address or the page was. */
async function tellFailed(): Promise<void> {
  const untouched = [...document.body.children].every((element) => element.matches('[data-screen], script, [role="status"]'));
  if (!location.search && !location.hash && untouched) await ask('failed');
}

function refusedByPolicy(error: Error): boolean {
  return /Content Security Policy|unsafe-eval/i.test(error.message);
}
