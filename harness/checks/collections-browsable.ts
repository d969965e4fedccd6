import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { approvedBefore } from './portal.ts'
import { listed } from './seen.ts'

/** Whoever has access to nothing sees every collection on offer, and none of them can be tried out. */
export const collectionsBrowsable = defineCheck({
  id: 'collections-browsable',
  title: 'Collections can be looked through without access, and not tried out',
  evidence: 'E4',
  evaluate({ steps, given, target }) {
    const offered = given.portal?.collections.map((each) => each.name) ?? []
    const looks = steps.filter((step) => step.kind === 'browse-apis')
    const early = looks.filter((step) => step.person && approvedBefore(steps, step, step.person).length === 0)
    const outcomes = early.map(({ details }) => {
      const seen = (details.listed ?? '').split(', ').filter(Boolean)
      const expected = `${listed(offered)} on offer, none to be tried out`
      const missing = offered.filter((each) => !seen.includes(each))
      if (missing.length > 0) return violated(expected, `the page does not show ${listed(missing)}`)
      if (details.usable === 'unknown')
        return notVerified('the target does not say what a collection in use offers (portal.discover.tryOut)')
      if (details.usable) return violated(expected, `${details.usable} can be tried out`)
      return looks.some((step) => step.details.usable)
        ? satisfied(expected)
        : notVerified('nothing could ever be tried out, so that it cannot be proves nothing')
    })
    return all(
      outcomes,
      target.portal ? 'nobody looked through the collections' : 'the target does not describe its developer portal (portal)',
    )
  },
})
