// What the worker reports of its copy to a page.

import type { Change } from './changes.ts';
import type { Check } from './state.ts';

export interface Report {
  complete: boolean;
  have: number; // files
  of: number;
  guides: { have: number, of: number };
  altered?: number;
  mended?: number;
  content: number; // its version
  contentId: string;
  app: string; // id
  numbers: string; // address
  reached: number; // milliseconds since 1970, as the next
  verified: number;
  changes: Change[];
  log: string[];
  busy: boolean;
  check?: Check;
}
