import { assertedName, readsNameAttribute } from '../expect/name.ts'
import type { Examination } from './finding.ts'

/** The name that our IdP sent of the person who signed in, under an attribute that the SP reads; null when it sent none. */
export function nameSent({ sent, world }: Examination): string | null {
  const name = sent && readsNameAttribute(world.policy) ? assertedName(world, sent) : null
  return name?.kind === 'value' ? name.value : null
}
