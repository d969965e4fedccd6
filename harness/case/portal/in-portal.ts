import { UsageError } from '../../errors.ts'
import type { PortalSpec } from '../../target/schema/portal.ts'
import type { CasePerson } from '../people.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import type { CaseWorld } from '../world.ts'

/** What the target says of its developer portal. @throws UnmetPrecondition when it says nothing */
export function portalOf({ target }: Pick<CaseWorld, 'target'>): PortalSpec {
  if (target.portal) return target.portal
  throw new UnmetPrecondition('the target does not describe its developer portal (portal)')
}

/** What is done on the SP's pages is done by whoever signed in last. @throws UnmetPrecondition when that is somebody else */
export function demandInBrowser({ visit }: Pick<CaseWorld, 'visit'>, person: CasePerson): void {
  if (visit?.person === person) return
  throw new UnmetPrecondition(`${person.firstName} is not the one who signed in last, so nothing can be done on their pages`)
}

/** How something that an SP may refuse came out. */
export interface Attempted {
  outcome: 'accepted' | 'refused'
  why: string
}

/**
 * Tries something that an SP may refuse. Its refusal is what one wants to know; an error of its own or no answer is none.
 * @throws UnmetPrecondition for those
 */
export async function attempt(act: () => Promise<unknown>): Promise<Attempted> {
  try {
    await act()
    return { outcome: 'accepted', why: '' }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const why = error instanceof Error ? error.message : String(error)
    if (/ answered 5\d\d:| got no answer:/.test(why)) throw new UnmetPrecondition(why)
    return { outcome: 'refused', why }
  }
}
