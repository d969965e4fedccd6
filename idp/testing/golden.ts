import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from '@playwright/test'

/** Compares a whole artifact with the reviewed file. `FIRSTLOGIN_REFRESH_GOLDEN=1` writes it anew, to be read in the diff. */
export function expectGolden(file: URL, text: string): void {
  if (process.env.FIRSTLOGIN_REFRESH_GOLDEN === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}
