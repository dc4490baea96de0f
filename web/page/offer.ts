// What the page's scripts offer the program.

// early.ts began it, unless something before us refuses the script inside the page
export const oneMinute: OneMinute = window.oneMinute ??= {} as OneMinute;
