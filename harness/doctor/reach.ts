import { wordsOf } from '../errors.ts'
import { isAboutCertificate, NAME_THE_AUTHORITY } from '../target/trust.ts'
import { type Finding, failed, ok } from './finding.ts'

/** Whether something answers at an address of the SP, and what to do when nothing does. */
export async function reach(base: string, timeoutSeconds: number): Promise<Finding> {
  try {
    const answer = await fetch(base, { redirect: 'manual', signal: AbortSignal.timeout(timeoutSeconds * 1000) })
    await answer.body?.cancel()
    return ok(`${base} answers ${answer.status}`)
  } catch (error) {
    const why = wordsOf(error)
    if (isAboutCertificate(why)) return failed(`${base} has a certificate that is not trusted: ${why}`, NAME_THE_AUTHORITY)
    return failed(
      `nothing answers at ${base}: ${why}`,
      'start the SP, or correct base in the target file, or let firstlogin start it:',
      'start:\n  command: [npm, start]\n  env: { PORT: "{port}" }',
    )
  }
}
