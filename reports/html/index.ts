import type { RunReport } from '../../harness/results.ts'
import type { ReportContext, Reporter } from '../reporter.ts'
import { mapStrings, revealInvisible } from '../text.ts'
import { gradeWords, headline, verdicts, verdictWords } from '../words.ts'
import { allScreenshots, chooseImages, chooseMessages, lastScreenshot } from './budget.ts'
import { chooseInspections } from './inspections.ts'
import { renderPage } from './page.ts'
import { type CaseOptions, casesView, isBad } from './view/cases.ts'
import { failuresView } from './view/failures.ts'
import { hintsView } from './view/hints.ts'
import { instrumentView } from './view/instrument.ts'
import { matrixView } from './view/matrix.ts'
import { dormantView, policiesView, requirementsView } from './view/requirements.ts'
import { summaryView } from './view/summary.ts'

/** Bytes. One file, mailed and opened from disk, stays well under 10 MB. */
const pageLimit = 9_000_000
/** Of these, pictures of cases that went wrong may take so many before any message does. */
const pictureShare = 3_000_000

function page(report: RunReport, options: CaseOptions): string {
  return renderPage({
    title: `${headline(report).title}: ${report.target.name}`,
    summary: summaryView(report),
    failures: failuresView(report),
    matrix: matrixView(report),
    hints: hintsView(report),
    instrument: instrumentView(report),
    cases: casesView(report, options),
    requirements: requirementsView(report),
    policies: policiesView(report),
    dormant: dormantView(report),
    grades: Object.entries(gradeWords).map(([grade, words]) => ({ grade, words })),
    legend: verdicts.map((verdict) => ({ verdict, meaning: verdictWords[verdict].meaning })),
  })
}

/**
 * A self-contained page. What does not fit is left out in a fixed order and the page says so: what the inspector says of messages of cases that are in
 * order goes first, then pictures of these, then their messages; report.json always has the messages and the folder has the pictures.
 */
export function renderHtml(given: RunReport, { outDir }: ReportContext): string {
  const report = mapStrings(given, revealInvisible)
  const [bad, fine] = [report.cases.filter(isBad), report.cases.filter((item) => !isBad(item))]
  const nothing: CaseOptions = { messages: new Set(), images: new Map(), inspections: new Map() }
  let left = pageLimit - Buffer.byteLength(page(report, nothing))
  const take = (used: number) => {
    left -= used
  }
  const evidence = chooseImages(bad.flatMap(allScreenshots), outDir, Math.min(left, pictureShare))
  take(sizeOf(evidence))
  const badMessages = chooseMessages(bad, left)
  take(badMessages.used)
  const recorded = (ids: Set<string>) => given.cases.filter(({ id }) => ids.has(revealInvisible(id)))
  const badSaid = chooseInspections(recorded(badMessages.ids), left)
  take(badSaid.used)
  const fineMessages = chooseMessages(fine, left)
  take(fineMessages.used)
  const others = chooseImages(fine.flatMap(lastScreenshot), outDir, left)
  take(sizeOf(others))
  const fineSaid = chooseInspections(recorded(fineMessages.ids), left)
  return page(report, {
    messages: badMessages.ids.union(fineMessages.ids),
    images: new Map([...evidence, ...others]),
    inspections: new Map([...badSaid.html, ...fineSaid.html]),
  })
}

const sizeOf = (images: Map<string, string>): number => [...images.values()].reduce((sum, data) => sum + data.length, 0)

export const htmlReporter: Reporter = { format: 'html', file: 'report.html', render: renderHtml }
