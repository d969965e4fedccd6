import { wordsOf } from '../../errors.ts'
import { definePoint, failed, ok } from '../finding.ts'

/** Something answers at the SP's address. */
export const reachability = definePoint({
  id: 'reachability',
  title: 'the SP answers',
  needs: [],
  beforeRuns: true,
  async examine({ parties, target }) {
    const { base } = parties.sp
    try {
      const answer = await fetch(base, { redirect: 'manual', signal: AbortSignal.timeout(target.timeouts.request * 1000) })
      await answer.body?.cancel()
      return ok(`${base} answers ${answer.status}`)
    } catch (error) {
      const why = wordsOf(error)
      if (/certificate|self.signed|issuer/i.test(why))
        return failed(
          `${base} has a certificate that is not trusted: ${why}`,
          'name the authority that issued it in the target file:\ntls: { ca: ca.pem }',
        )
      return failed(
        `nothing answers at ${base}: ${why}`,
        'start the SP, or correct base in the target file, or let firstlogin start it:',
        'start:\n  command: [npm, start]\n  env: { PORT: "{port}" }',
      )
    }
  },
})
