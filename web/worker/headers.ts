// The headers of an answer from the copy: the same as the server's.

import { typeOf } from './release.ts';

/**
 * @param inside hashes of the script and the style inside a page, which its policy allows; the fallback page has none
 */
export function headersOf(type: string, inside: string[] = []): Record<string, string> {
  return { ...HEADERS, 'Content-Security-Policy': policyOf(inside), 'Content-Type': type };
}

function policyOf(inside: string[]): string {
  const [script, style] = [0, 1].map((i) => (inside[i] ? ` '${inside[i]}'` : ''));
  return POLICY.replace(" 'SCRIPT'", script).replace(" 'STYLE'", style);
}

export const PAGE = typeOf('/');
