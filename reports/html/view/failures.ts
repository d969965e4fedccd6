import type { RunReport } from '../../../harness/results.ts'
import { type Finding, findings, type Occurrence } from '../../findings.ts'
import { clip, plural } from '../../text.ts'
import { dispositionWords } from '../../words.ts'
import { caseHref, requirementHref } from '../links.ts'

const maxShown = 8
const maxVariants = 3
const maxPlaces = 4

interface Place {
  scenario: string
  vendors: { title: string; href: string }[]
}

interface Variant {
  expected: string | null
  received: string | null
  reason: string | null
  places: Place[]
  morePlaces: number
}

/** Every address of a case holds a token of its own (`ada.k2ptr7h68u@…`): without it, the same finding reads the same at every vendor. */
const withoutToken = (text: string | null | undefined) => text?.replace(/\bk[0-9a-z]{8,9}\b/g, '…')

/** Occurrences that say the same, with where they were seen: one line per scenario, a link per vendor. */
function variants(occurrences: Occurrence[], titles: Map<string, string>): Variant[] {
  const groups = Map.groupBy(occurrences, ({ item, check }) =>
    JSON.stringify((check ? [check.expected, check.actual, check.reason] : [item.problem]).map(withoutToken)),
  )
  return [...groups.values()].map((group) => {
    const check = group[0]?.check
    const byScenario = [...Map.groupBy(group, ({ item }) => item.scenario)]
    const places = byScenario.slice(0, maxPlaces).map(([scenario, list]) => ({
      scenario,
      vendors: list.map(({ item }) => ({ title: titles.get(item.profile) ?? item.profile, href: caseHref(item.id) })),
    }))
    const short = (text: string | null | undefined) => (text === null || text === undefined ? null : clip(text, 240))
    return {
      expected: short(check?.expected),
      received: short(check?.actual),
      reason: short(check?.reason),
      places,
      morePlaces: byScenario.length - places.length,
    }
  })
}

function failureView(finding: Finding, titles: Map<string, string>) {
  const all = variants(finding.occurrences, titles)
  const known = Map.groupBy(finding.occurrences, ({ check }) => dispositionWords[check?.disposition ?? 'new'])
  known.delete('')
  return {
    id: finding.id === 'case' ? '' : finding.id,
    title: clip(finding.title, 160),
    verdict: finding.verdict,
    level: finding.level ?? '',
    requirements: finding.requirements.map((id) => ({ id, href: requirementHref(id) })),
    cases: plural(finding.occurrences.length, 'case'),
    dispositions: [...known].map(([word, list]) => `${list.length} ${word}`),
    variants: all.slice(0, maxVariants),
    moreVariants: all.slice(maxVariants),
  }
}

/** What failed and why, grouped by check: what blocks conformance, and apart from it what is only remarkable. */
export function failuresView(report: RunReport) {
  const titles = new Map(report.profiles.map(({ id, title }) => [id, title]))
  const found = findings(report)
  const blocking = found.filter((finding) => finding.blocking).map((finding) => failureView(finding, titles))
  const others = found.filter((finding) => !finding.blocking).map((finding) => failureView(finding, titles))
  const rest = blocking.slice(maxShown)
  return {
    any: blocking.length > 0,
    shown: blocking.slice(0, maxShown),
    more: rest,
    moreTitle: plural(rest.length, 'more kind of failure', 'more kinds of failure'),
    others,
    othersTitle: `${plural(others.length, 'other remark')}: violated SHOULD and MAY rows, and SHOULD and MAY rows that could not be verified`,
  }
}
