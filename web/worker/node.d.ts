// What the tests use of Node.
declare module 'node:test' {
  type Act = () => void | Promise<void>;
  export function test(name: string, act: Act): Promise<void>;
}
declare module 'node:assert/strict' {
  const assert: {
    equal(got: unknown, want: unknown, message?: string): void;
    deepEqual(got: unknown, want: unknown, message?: string): void;
    ok(value: unknown, message?: string): void;
    match(got: string, want: RegExp): void;
    throws(act: () => unknown, want: object | RegExp, message?: string): void;
    rejects(promise: Promise<unknown>, want: RegExp | object): Promise<void>;
  };
  export default assert;
}
