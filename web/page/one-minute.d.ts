/** What the scripts of a page offer each other, and the program in app/browser.go. */
interface OneMinute {
  // early.js; not there where something before us refuses what stands inside a page
  settings(): Record<string, string>;
  choose(name: string, value: string): void;
  /** The answers tapped before the program ran, as JSON. */
  taps(): string;
  forgetTaps(): void;
  moved(): boolean;
  /** The pack and the program. */
  download(): Promise<Response>[];
  stored(): string | null | undefined;
  refetch(url: string): Promise<Response>;
  integrity(url: string): string;

  // history.js
  cleanAddress(): void;
  goBackTo(address: string): void;

  // newer.js
  outdated(): boolean;
  reloads(): boolean;
  replacement(tel: string): string;
  lookForNewer(): Promise<boolean>;

  // foreign.js
  screen(): HTMLElement;
  /** Calls back once the app's own screen has taken the place of the page's. */
  onMount(mounted: (before: HTMLElement, after: HTMLElement) => void): void;
  runProgram(go: any, instance: WebAssembly.Instance): Promise<void>;

  // position.js
  carryOver(mounted: () => void): void;
  measureBars(): void;
  arrived(): void;
  focusOn(selector: string, block?: string): void;
  beginsAtTop(): boolean;

  // register.js
  register(url: string): void;
  ask(message: string): Promise<any>;
  /** What the worker's tell() says, with able, lasting, and for update() checked. */
  offline(): Promise<any>;
  verify(onProgress: (have: number, of: number) => void): Promise<any>;
  update(): Promise<any>;
  seen(): Promise<any>;

  // boot.js
  copy(text: string): Promise<boolean>;
  canShare(): boolean;
  share(text: string): Promise<boolean>;
  print(): void;
  afterFrame(act: () => void): void;
  whenIdle(act: () => void): void;
  pack: string;
}

interface Window {
  oneMinute: OneMinute;
}
