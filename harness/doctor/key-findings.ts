import { judge, type Sought } from '../observe/sought.ts'
import { placeInFile } from '../target/place-in-file.ts'
import type { Target } from '../target/schema/target.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

/** For what everybody has: the SP may be the one that is at fault, and a run shows that. */
const OR_THE_SP = 'or the SP keeps no such thing of a new person: then "--no-preflight" runs all the same and reports that'

/**
 * What came of looking for keys of the target file, as one finding: the first that is wrong with its fix, the others below it; else what
 * could not be told; else what was seen.
 * @param says what was seen where nothing is wrong
 */
export function keysFinding(target: Pick<Target, 'file'>, sought: readonly Sought[], says: string): Finding {
  const inFile = (each: Sought) => `${placeInFile(target, each.key)}: ${each.says}`
  const [first, ...others] = sought.filter((each) => judge(each) === 'wrong')
  if (first)
    return failed(
      inFile(first),
      ...fixOf(first),
      ...others.flatMap((each) => [inFile(each), ...fixOf(each).map((line) => `  ${line}`)]),
    )
  const unsure = sought.filter((each) => judge(each) === 'unsure')
  if (unsure.length === 0) return ok(says)
  return warning(
    says,
    'of this it cannot be told whether it is right:',
    ...unsure.map((each) => `${inFile(each)}${each.meant === null ? '' : `; write ${each.meant} there, when that is meant`}`),
  )
}

function fixOf({ state, always, meant }: Sought): string[] {
  if (meant !== null) return [`write ${meant} there`]
  if (state === 'unfit') return ['name the place of what is needed, or take the key out']
  return ['correct it, or take it out when the SP does not show that', ...(always ? [OR_THE_SP] : [])]
}

/** Several findings of one point as one: what failed first, else every warning, else all that was seen. */
export function together(findings: readonly Finding[]): Finding {
  const failure = findings.find((each) => each.state === 'failed')
  if (failure) return failure
  const says = findings.map((each) => each.says).join('; ')
  const lines = findings.flatMap((each) => (each.state === 'warning' ? each.fix : []))
  return lines.length === 0 ? ok(says) : warning(says, ...new Set(lines))
}
