/** Flags that keep Chromium quiet. */
export function browserArgs(): string[]
