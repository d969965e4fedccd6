import type { CaseResult, RequirementRow, RunReport, Verdict } from '../../../harness/results.ts'
import { groupCell, testedGroups } from '../../findings.ts'
import { severity, verdictWords } from '../../words.ts'
import { caseHref, requirementHref } from '../links.ts'

/** For a requirement and a profile, the case that shows its verdict; the worst one when no check has exactly that verdict. */
export function worstCaseFinder(cases: readonly CaseResult[]): (requirement: string, profile: string) => string | null {
  const index = new Map<string, { id: string; severity: number }>()
  for (const item of cases)
    for (const check of item.checks)
      for (const requirement of check.requirements) {
        const key = `${requirement} ${item.profile}`
        const known = index.get(key)
        const rank = severity(check.verdict)
        if (!known || rank < known.severity) index.set(key, { id: item.id, severity: rank })
      }
  return (requirement, profile) => index.get(`${requirement} ${profile}`)?.id ?? null
}

function cell(verdict: Verdict | undefined, href: string | null, label: string) {
  if (!verdict) return { slug: 'none', symbol: '·', short: '', href: null, label: `${label}: not in this run` }
  return { ...verdictWords[verdict], href, label: `${label}: ${verdict}` }
}

const isBad = (row: RequirementRow) => Object.values(row.verdicts).some((verdict) => severity(verdict) < severity('PASS'))

/** Requirement × vendor, about the SP or about our own IdP, grouped; rows that did not simply pass are in front, the others can be opened. Only tested rows. */
export function matrixView(report: RunReport, about: 'sp' | 'idp' = 'sp') {
  const find = worstCaseFinder(report.cases)
  const rowView = (row: RequirementRow) => ({
    id: row.id,
    href: requirementHref(row.id),
    level: row.level + (row.derived ? '†' : ''),
    summary: row.summary,
    cells: report.profiles.map(({ id, title }) => {
      const found = find(row.id, id)
      return cell(row.verdicts[id], found === null ? null : caseHref(found), `${row.id}, ${title}`)
    }),
  })
  const groups = testedGroups(report, about).map(({ title, rows }) => {
    const bad = rows.filter(isBad)
    return {
      title,
      open: bad.length > 0,
      totals: report.profiles.map(({ id, title: vendor }) => {
        const { worst, bad: missed, passed, total } = groupCell(rows, id)
        const word = cell(worst, null, vendor)
        return {
          slug: word.slug,
          symbol: word.symbol,
          text: worst ? (missed === 0 ? `${passed}` : `${missed}/${total}`) : '',
          label: `${vendor}: ${missed} of ${total} not passed`,
        }
      }),
      front: (bad.length > 0 ? bad : rows).map(rowView),
      rest: bad.length > 0 ? rows.filter((row) => !isBad(row)).map(rowView) : [],
    }
  })
  return { vendors: report.profiles.map(({ title }) => title), columns: `cols-${Math.min(8, report.profiles.length)}`, groups }
}
