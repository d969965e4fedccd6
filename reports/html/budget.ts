import type { CaseResult } from '../../harness/results.ts'
import { xmlHtml } from '../../inspect/index.ts'
import { clip } from '../text.ts'
import { imageData } from './links.ts'
import { maxText, maxXml } from './view/steps.ts'

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

const weight = (xml: string | null) => (xml === null ? 0 : Buffer.byteLength(xmlHtml(clip(xml, maxXml))))

/** Chooses the cases whose messages are shown, in the order given, until `budget` bytes are used. */
export function chooseMessages(cases: readonly CaseResult[], budget: number): { ids: Set<string>; used: number } {
  const ids = new Set<string>()
  let used = 0
  for (const item of cases) {
    const exchanges = item.steps.flatMap((step) => step.exchanges)
    // The page never needs fewer bytes than the message has: no need to format what cannot fit.
    const least = exchanges.reduce((sum, { responseXml }) => sum + Math.min(responseXml?.length ?? 0, maxXml), 0)
    if (used + least > budget) continue
    const size = exchanges.reduce(
      (sum, { authnRequestXml, authnRequestRaw, responseXml, clearXml }) =>
        sum +
        weight(authnRequestXml) +
        weight(responseXml) +
        weight(clearXml ?? null) +
        Buffer.byteLength(clip(authnRequestRaw ?? '', maxText)) +
        500,
      0,
    )
    // What the SP said stands with them, in markup of about its own length.
    const said = item.steps.reduce((sum, { audit }) => sum + 2 * Buffer.byteLength(JSON.stringify(audit)), 0)
    if (used + size + said > budget) continue
    ids.add(item.id)
    used += size + said
  }
  return { ids, used }
}
