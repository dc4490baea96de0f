// Why something was not taken.

export type Why = '' | 'unreachable' | 'slow' | 'status' | 'redirected' | 'invalid' | 'altered' | 'room' | 'pages' | 'other';

export interface Fault extends Error {
  why: Why;
  status: number; // of the server's answer
}

export function fault(why: Why, message: string, status = 0): Fault {
  return Object.assign(new Error(message), { why, status });
}

/** Any error's reason, for About. */
export function whyOf(error: any): Why {
  if (error?.why) return error.why;
  if (error?.name === 'QuotaExceededError') return 'room';
  return error instanceof TypeError ? 'unreachable' : 'other'; // what fetch throws when nothing answers
}
