import { wordsOf } from '../errors.ts'
import { type Finding, failed, ok } from './finding.ts'

/** Whether something answers at an address of the SP, and what to do when nothing does. */
export async function reach(base: string, timeoutSeconds: number): Promise<Finding> {
  try {
    const answer = await fetch(base, { redirect: 'manual', signal: AbortSignal.timeout(timeoutSeconds * 1000) })
    await answer.body?.cancel()
    return ok(`${base} answers ${answer.status}`)
  } catch (error) {
    const why = wordsOf(error)
    if (/certificate|self.signed|issuer|altname/i.test(why))
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
}
