import { Script } from 'node:vm'

/** Milliseconds that a pattern may work: some need longer than anybody waits. */
const patience = 100
const runner = new Script(
  'const found = new RegExp(pattern, flags).exec(input); found && [found.index, [...found], { ...found.groups }]',
)

/** Where a pattern was found, with its groups by number and by name. */
interface Found {
  index: number
  /** The whole first. */
  groups: (string | undefined)[]
  named: Readonly<Record<string, string | undefined>>
}

/**
 * The first place where a pattern fits, or null.
 * @param pattern a regular expression of JavaScript, such as an administrator typed
 * @throws RangeError for a pattern that is none, or that comes to no end
 */
export function findPattern(pattern: string, input: string, flags = 'u'): Found | null {
  try {
    const found: [number, (string | undefined)[], Found['named']] | null = runner.runInNewContext(
      { pattern, input, flags },
      { timeout: patience },
    )
    return found && { index: found[0], groups: [...found[1]], named: { ...found[2] } }
  } catch {
    throw new RangeError('the pattern is no regular expression, or takes too long')
  }
}
