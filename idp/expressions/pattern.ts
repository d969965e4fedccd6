import { createContext, Script } from 'node:vm'

/** Milliseconds of work that a pattern may cost: some need longer than anybody waits. */
const patience = 250
/** How often a pattern is tried that was cut short without having worked so long, since the machine was busy with something else. */
const most = 20
const finder = new Script(
  '{ const found = new RegExp(pattern, flags).exec(input); found && [found.index, [...found], { ...found.groups }] }',
)

const sieve = new Script('{ const found = new RegExp(pattern, flags); inputs.filter((each) => found.test(each)) }')
// One for all: making one takes longer than most patterns, and a message may ask for a pattern in each of many groups.
const room = createContext({ pattern: '', input: '', inputs: [], flags: '' })

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
  const found = run(finder, { pattern, input, flags }) as [number, (string | undefined)[], Found['named']] | null
  return found && { index: found[0], groups: [...found[1]], named: { ...found[2] } }
}

/** Those of several texts in which a pattern is found, all of them in the time that one may cost. @throws RangeError as `findPattern` does */
export const withPattern = (pattern: string, inputs: readonly string[]): string[] => [
  ...(run(sieve, { pattern, inputs, flags: 'u' }) as string[]),
]

function run(script: Script, given: object): unknown {
  try {
    return patiently((timeout) => script.runInContext(Object.assign(room, given), { timeout }))
  } catch {
    throw new RangeError('the pattern is no regular expression, or takes too long')
  }
}

/** Whether a text can be such a pattern. */
export function isPattern(text: string): boolean {
  try {
    findPattern(text, '')
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * The timeout of `vm` counts by the clock on the wall. On a busy machine it ends what has hardly begun, so what counts is how long this
 * thread has worked meanwhile; others of the process may be making keys.
 * @throws whatever the work does, also when it takes too long
 */
export function patiently<T>(work: (timeout: number) => T, worked = () => process.threadCpuUsage()): T {
  for (let round = 1; ; round++) {
    const before = worked()
    try {
      return work(patience)
    } catch (error) {
      const after = worked()
      const spent = (after.user - before.user + after.system - before.system) / 1000
      if (!isCutShort(error) || spent >= patience * 0.8 || round === most) throw error
    }
  }
}

/** The error is made in the room where the pattern runs, whose `Error` is another one than ours. */
const isCutShort = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
