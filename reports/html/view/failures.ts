import type { RunReport } from '../../../harness/results.ts'
import { type Finding, findings, instrumentFindings, type Occurrence } from '../../findings.ts'
import { waiversOf, waiverWords } from '../../gate.ts'
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
  const groups = Map.groupBy(occurrences, ({ check, reason }) =>
    JSON.stringify([check?.expected, check?.actual, reason].map(withoutToken)),
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
      reason: short(group[0]?.reason),
      places,
      morePlaces: byScenario.length - places.length,
    }
  })
}

function failureView(finding: Finding, titles: Map<string, string>, report: RunReport) {
  const all = variants(finding.occurrences, titles)
  const known = Map.groupBy(finding.occurrences, ({ check }) => dispositionWords[check?.disposition ?? 'new'])
  known.delete('')
  const waivers = finding.occurrences.flatMap(({ item, check }) => (check ? waiversOf(report, item, check) : []))
  return {
    id: finding.id === 'case' ? '' : finding.id,
    title: clip(finding.title, 160),
    verdict: finding.verdict,
    level: finding.level ?? '',
    requirements: finding.requirements.map((id) => ({ id, href: requirementHref(id) })),
    cases: plural(finding.occurrences.length, 'case'),
    dispositions: [...known].map(([word, list]) => `${list.length} ${word}`),
    waivers: [...new Set(waivers)].map(waiverWords),
    variants: all.slice(0, maxVariants),
    moreVariants: all.slice(maxVariants),
  }
}

/** What failed and why, grouped by check: what keeps the gate shut, apart from it what is known and accepted, and what is only remarkable. */
export function failuresView(report: RunReport) {
  const titles = new Map(report.profiles.map(({ id, title }) => [id, title]))
  const found = findings(report)
  const of = (wanted: Finding['standing']) =>
    found.filter(({ standing }) => standing === wanted).map((finding) => failureView(finding, titles, report))
  const [gating, accepted, others] = [of('gating'), of('accepted'), of('remark')]
  const rest = gating.slice(maxShown)
  return {
    any: gating.length > 0,
    calm:
      accepted.length > 0
        ? 'Nothing but known failures: none of them keeps the gate shut.'
        : 'Nothing keeps this run from being conformant.',
    shown: gating.slice(0, maxShown),
    more: rest,
    moreTitle: plural(rest.length, 'more kind of failure', 'more kinds of failure'),
    accepted,
    acceptedTitle: `${plural(accepted.length, 'kind of failure', 'kinds of failure')} that ${accepted.length === 1 ? 'is' : 'are'} known: in the baseline, waived, not required or allowed`,
    // With nothing else to see, what is known is what a person looks for.
    acceptedOpen: gating.length === 0,
    others,
    othersTitle: `${plural(others.length, 'other remark')}: violated SHOULD and MAY rows, and SHOULD and MAY rows that could not be verified`,
  }
}

/** What our own IdP did wrong, or what of it could not be judged. */
export function instrumentFailures(report: RunReport) {
  const titles = new Map(report.profiles.map(({ id, title }) => [id, title]))
  return instrumentFindings(report).map((finding) => failureView(finding, titles, report))
}
