import path from 'node:path'
import { EnvironmentError } from '../errors.ts'
import type { Target } from '../target/schema/target.ts'

/** What the preflight of a vendor found in the way. The message is for a terminal: all of it, with what to do. */
export class NotReady extends EnvironmentError {
  private readonly problems: readonly string[]
  private readonly vendor: string

  /** @param problems findings in words, as the doctor prints them @param vendor its title */
  constructor(problems: readonly string[], vendor: string, target: Pick<Target, 'name' | 'file'>) {
    const file = path.relative(process.cwd(), target.file)
    super(
      [
        `the SP "${target.name}" is not ready for a run with ${vendor}; this is about the set-up, not a verdict on the SP`,
        ...problems,
        `npm run firstlogin doctor -- --target ${file} looks at everything; --no-preflight runs all the same`,
      ].join('\n'),
    )
    this.problems = problems
    this.vendor = vendor
  }

  /** One sentence for a report of the vendors that were looked at before this one. @param worked their ids */
  remark(worked: readonly string[]): string {
    const first = (this.problems[0] ?? '').split('\n')[0]?.replace(/^FAIL /, '')
    return `Not run with ${this.vendor}, which the SP is not set up for (no verdict on the SP): ${first}. Name the vendors it is set up for in the target file: profiles: [${worked.join(', ')}]`
  }
}
