/**
 * What the scripts of a page offer the program (app/browser.go) and each other. The
 * script inside the page may be older or newer than boot.js and the program, so
 * what is here may only grow.
 */
interface OneMinute extends EarlyScript, BootScript {}

interface EarlyScript {
  settings(): Record<string, string>;
  choose(name: string, value: string): void;
  /** The answers tapped before the program ran, as JSON. */
  taps(): string;
  forgetTaps(): void;
  moved(): boolean;
  /** The program, and the core, the numbers, the index and the guide of the pack; the last is empty where the page names none. */
  files?(): Promise<Response>[];
  stored(): string | null | undefined;
  refetch(url: string): Promise<Response>;
  integrity(url: string): string;
}

interface BootScript {
  arrived(): void;
  focusOn(selector: string, block?: string): void;
  beginsAtTop(): boolean;
  keeps(): boolean;

  /** Asks the worker. */
  ask(message: string, onProgress?: (have: number, of: number) => void, patience?: number): Promise<any>;
  outdated(): boolean;
  offline(): Promise<any>;
  verify(onProgress: (have: number, of: number) => void): Promise<any>;
  update(): Promise<any>;
  seen(): Promise<any>;

  copy(text: string): Promise<boolean>;
  canShare(): boolean;
  share(text: string): Promise<boolean>;
  print(): void;
  afterFrame(act: () => void): void;
  whenIdle(act: () => void): void;
  /** The index of the guides, or "". */
  readIndex(path: string): Promise<string>;
  /** Gives the program another guide; false where it does not know it. The program sets it. */
  takeGuide?(guide: string): boolean;
  /** The pack's files as JSON, with the numbers in their slots. */
  pack: { core: string, numbers: string, index?: string, guide?: string };
}

interface Window {
  oneMinute: OneMinute;
}
