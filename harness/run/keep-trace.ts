import { readFileSync, renameSync, rmSync } from 'node:fs'
import type { BrowserDriver } from '../drivers/browser.ts'
import { contentsOfZip } from '../files/zip.ts'
import { spellingsOf } from '../target/without-secrets.ts'

/**
 * Ends a browser's trace and keeps it as `file`, unless it holds a secret: pages of the SP may show what the target file told it elsewhere.
 * @returns why it is not kept, or null when it is
 */
export async function keepTrace(
  driver: Pick<BrowserDriver, 'stopTrace'>,
  file: string,
  secrets: readonly string[],
): Promise<string | null> {
  const draft = `${file}.part`
  await driver.stopTrace(draft)
  try {
    if (!holdsAny(readFileSync(draft), secrets)) {
      renameSync(draft, file)
      return null
    }
    return 'a secret of the target file was in it'
  } catch {
    return 'it could not be searched for the secrets of the target file'
  } finally {
    rmSync(draft, { force: true })
  }
}

function holdsAny(zip: Buffer, secrets: readonly string[]): boolean {
  const spellings = spellingsOf(secrets).map((each) => Buffer.from(each))
  if (spellings.length === 0) return false
  for (const content of contentsOfZip(zip)) if (spellings.some((each) => content.includes(each))) return true
  return false
}
