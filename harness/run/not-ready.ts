import path from 'node:path'
import { type Examined, failuresIn } from '../doctor/examine.ts'
import { SET_UP } from '../doctor/set-up.ts'
import { examinedInWords } from '../doctor/words.ts'
import { EnvironmentError } from '../errors.ts'
import type { Target } from '../target/schema/target.ts'

/** What a look before a run found in the way of one vendor. The message is for a terminal: all of it, with what to do. */
export class NotReady extends EnvironmentError {
  readonly vendor: string
  /** What failed first, in one sentence. */
  readonly says: string
  /** Where that was: vendors that fail at the same point are told of together. */
  readonly point: string

  /** @param examined findings, at least one of them a failure @param vendor its title */
  constructor(examined: readonly Examined[], vendor: string, target: Pick<Target, 'name' | 'file'>) {
    const failures = failuresIn(examined)
    super(
      [
        `the SP "${target.name}" is not ready for a run with ${vendor}; this is about the set-up, not a verdict on the SP`,
        ...failures.map(examinedInWords),
        whereToLook(target),
      ].join('\n'),
    )
    const [first] = failures
    this.vendor = vendor
    this.point = first?.point.id ?? ''
    this.says = first ? `${first.point.title}: ${first.finding.says}` : ''
  }
}

/** When no vendor of several is left: each was told of by then. */
export function nobodyReady(notReady: readonly NotReady[], target: Pick<Target, 'name' | 'file'>): EnvironmentError {
  const [first, ...others] = notReady
  if (first && others.length === 0) return first
  return new EnvironmentError(
    `no case was run: the SP "${target.name}" is ready for none of ${listed(notReady)}, as said above\n${whereToLook(target)}`,
  )
}

/** What a report says of the vendors that were left out, a sentence for each reason. @param worked ids of those that were not */
export function leftOut(notReady: readonly NotReady[], worked: readonly string[]): string[] {
  return [...Map.groupBy(notReady, (each) => each.point)].map(([point, alike]) => {
    const says = `${listed(alike)} (no verdict on the SP): ${alike[0]?.says}`
    if (point === SET_UP.id) return `Not run with ${says}.`
    return `Not run with ${says}. Name the vendors the SP is set up for in the target file: profiles: [${worked.join(', ')}]`
  })
}

function whereToLook({ file }: Pick<Target, 'file'>): string {
  return `npm run firstlogin doctor -- --target ${path.relative(process.cwd(), file)} looks at everything; --no-preflight runs all the same`
}

/** `Okta, OneLogin and Google Workspace` */
function listed(notReady: readonly NotReady[]): string {
  const names = notReady.map((each) => each.vendor)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
