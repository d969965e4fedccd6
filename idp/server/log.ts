import type { Logger as Pino } from 'pino'

/** What is needed of a logger; pino fits. */
export type Logger = Pick<Pino, 'info' | 'warn' | 'error'>

export const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} }
