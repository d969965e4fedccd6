import { isSame, type KnownPerson, type Sought } from '../observe/sought.ts'
import { lookIn } from '../observe/sought-place.ts'
import type { JsonProbe } from '../target/schema/session.ts'

/**
 * What came of every pointer of a JSON probe, for the person whose session it is. Pure.
 * @param where the probe's place in the target file, e.g. `session`
 */
export function soughtInSession(probe: JsonProbe, body: string, where: string, person: KnownPerson): Sought[] {
  const json: unknown = JSON.parse(body)
  const { email, displayName } = person
  const taken = [probe.email, probe.signedIn, probe.place, probe.displayName, probe.groups, probe.role].filter(
    (each) => each !== undefined,
  )
  const keys = [
    ['email', { always: true, isIt: (value: unknown) => isSame(value, email) }],
    ['place', { always: true }],
    ['displayName', displayName === null ? {} : { always: true, isIt: (value: unknown) => isSame(value, displayName) }],
    ['role', {}],
    ['groups', { kind: 'list' as const }],
  ] as const
  return keys.flatMap(([name, more]) => {
    const pointer = probe[name]
    if (pointer === undefined) return []
    return [lookIn([json], { key: `${where}.${name}`, pointer, lacking: `the session of ${email} has nothing`, taken, ...more })]
  })
}
