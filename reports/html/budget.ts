import type { CaseResult } from '../../harness/results.ts'
import { imageData } from './links.ts'
import { maxXml } from './view/steps.ts'

/** Embeds the pictures at these paths as data URIs until `budget` characters are used; the others stay links to their files. */
export function chooseImages(paths: readonly string[], outDir: string, budget: number): Map<string, string> {
  const chosen = new Map<string, string>()
  let left = budget
  for (const path of paths) {
    if (chosen.has(path) || left < 1_000) continue
    const data = imageData(outDir, path, left)
    if (data === null) continue
    chosen.set(path, data)
    left -= data.length
  }
  return chosen
}

export const allScreenshots = (item: CaseResult): string[] =>
  item.steps.flatMap((step) => step.screenshots.map(({ path }) => path))
export const lastScreenshot = (item: CaseResult): string[] => allScreenshots(item).slice(-1)

// Coloured and escaped, a message takes about twice its length; text beyond ASCII takes up to three bytes a character.
const weight = (text: string | null) => Math.min(Buffer.byteLength(text ?? ''), 3 * maxXml) * 2

/** Chooses the cases whose messages are shown, in the order given, until `budget` bytes are used. */
export function chooseMessages(cases: readonly CaseResult[], budget: number): { ids: Set<string>; used: number } {
  const ids = new Set<string>()
  let used = 0
  for (const item of cases) {
    const exchanges = item.steps.flatMap((step) => step.exchanges)
    const size = exchanges.reduce(
      (sum, { authnRequestXml, responseXml }) => sum + weight(authnRequestXml) + weight(responseXml) + 1_200,
      0,
    )
    if (used + size > budget) continue
    ids.add(item.id)
    used += size
  }
  return { ids, used }
}
