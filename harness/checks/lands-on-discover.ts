import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeFirstSteps } from './portal.ts'

/** The first sign-in to the portal ends on the page that offers API collections. */
export const landsOnDiscover = defineCheck({
  id: 'lands-on-discover',
  title: 'The first portal sign-in lands on the page that offers new APIs',
  evidence: 'E4',
  evaluate: (run) =>
    judgeFirstSteps(run, ({ landing }) => {
      const discover = run.target.portal?.discover
      if (!discover) return notVerified('the target does not describe its developer portal (portal)')
      if (!landing) return notVerified('there was no page')
      const path = new URL(landing.url).pathname
      const { heading } = discover
      if (heading !== undefined) {
        const expected = `a page with the heading "${heading}"`
        const headings = landing.headings ?? []
        return headings.includes(heading)
          ? satisfied(expected, path)
          : violated(expected, `${path} with ${headings[0] ?? 'no heading'}`)
      }
      const wanted = discover.path ?? discover.url.replace(/^\{base\}/, '').replace(/[?#].*$/, '')
      const pattern = new RegExp(`${wanted.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[\w.-]+\}/g, '[^/]+')}/?$`)
      return pattern.test(path) ? satisfied(`a page at ${wanted}`, path) : violated(`a page at ${wanted}`, path)
    }),
})
