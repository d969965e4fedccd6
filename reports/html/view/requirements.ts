import type { RunReport } from '../../../harness/results.ts'
import { testedGroups } from '../../findings.ts'
import { groupTitle } from '../../words.ts'
import { dormantIn } from '../accounts.ts'
import { caseHref, requirementAnchor } from '../links.ts'
import { worstCaseFinder } from './matrix.ts'

/** Every requirement with its source: the tested ones with their verdicts, the others with the reason. */
export function requirementsView(report: RunReport) {
  const find = worstCaseFinder(report.cases)
  const base = (row: RunReport['requirements'][number]) => ({
    id: row.id,
    anchor: requirementAnchor(row.id),
    level: row.level + (row.derived ? '†' : ''),
    summary: row.summary,
    source: row.source,
    scenarios: row.scenarios.join(', '),
  })
  const tested = testedGroups(report).map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => ({
      ...base(row),
      verdicts: report.profiles.flatMap(({ id, title: vendor }) => {
        const verdict = row.verdicts[id]
        const found = find(row.id, id)
        return verdict ? [{ vendor, verdict, href: found === null ? null : caseHref(found) }] : []
      }),
    })),
  }))
  const missing = report.requirements.filter((row) => Object.keys(row.verdicts).length === 0)
  const why = (row: (typeof missing)[number]) =>
    row.excluded ??
    (row.scenarios.length > 0
      ? 'Covered by scenarios that were not part of this run.'
      : 'No scenario covers it, and no reason is given.')
  const notTested = missing.map((row) => ({ ...base(row), group: groupTitle(row.id), reason: why(row) }))
  const must = missing.filter((row) => row.level === 'MUST').length
  return {
    tested,
    testedCount: report.requirements.length - missing.length,
    notTested,
    notTestedCount: missing.length,
    notTestedMust: must,
  }
}

/** The declared policies, one table per surface: what the expectations of this run were made from. */
export function policiesView(report: RunReport) {
  return Object.entries(report.target.policies).map(([surface, policy]) => ({
    surface,
    rows: Object.entries(policy).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }))
}

/** G-15: accounts of this run that stayed active after the IdP turned the person away. */
export function dormantView(report: RunReport) {
  return report.cases
    .flatMap((item) => dormantIn(item.id, item.steps))
    .map((found) => ({ ...found, href: caseHref(found.caseId) }))
}
