import { UsageError, wordsOf } from '../errors.ts'
import { runHook } from '../hooks/run-hook.ts'
import type { Target } from '../target/schema/target.ts'
import type { Variables } from '../target/template.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'
import type { CaseWorld } from './world.ts'

/** The domains of an organisation. */
export interface DomainLists {
  verified: string[]
  allowed: string[]
}

/** What was settled about who may come in, mostly by an administrator of the SP: one thing a step. People and places are named by the scenario's words. */
export interface Settled {
  seats?: number
  domains?: DomainLists
  /** `spelled`: the address of the invitation, where it is not written as the person's own. */
  invited?: { person: string; place: string; role: string | null; spelled?: string }
  /** The person has accepted the invitation, on the page for it. */
  accepted?: { person: string; place: string }
  removed?: { person: string; place: string }
}

type Setting = 'setSeats' | 'setDomains'

/** Sets how many people there may be. @throws UnmetPrecondition where the SP cannot be given a limit for this case alone */
export async function setSeats(world: CaseWorld, limit: number): Promise<Settled> {
  await set(world, 'setSeats', { limit })
  return { seats: limit }
}

/** Sets the domains of the organisation. @throws UnmetPrecondition as `setSeats` */
export async function setDomains(
  world: CaseWorld,
  lists: { [List in keyof DomainLists]?: string[] | undefined },
): Promise<Settled> {
  const domains = { verified: lists.verified ?? [], allowed: lists.allowed ?? [] }
  await set(world, 'setDomains', domains)
  return { domains }
}

async function set(world: CaseWorld, name: Setting, variables: object): Promise<void> {
  const { target } = world
  const hook = target.hooks[name]
  if (!hook) throw new UnmetPrecondition(`the target has no hook ${name}, so ${words[name]} cannot be set there`)
  demandOwnOrganisation(target, name)
  const context = { ...world, variables: { ...world.variables, ...(variables as Variables) } }
  await runHook(hook, context, `hooks.${name}`).catch((error: unknown) => {
    if (error instanceof UsageError) throw error
    throw new UnmetPrecondition(`${words[name]} could not be set: ${wordsOf(error)}`)
  })
}

const words: Record<Setting, string> = { setSeats: 'the number of seats', setDomains: 'domains' }

/** What holds for a whole organisation would hold for people of other cases, too. */
function demandOwnOrganisation({ isolation }: Pick<Target, 'isolation'>, name: Setting): void {
  if (isolation === 'organisation') return
  throw new UnmetPrecondition(
    `${words[name]} would be set for people of other cases, too, since a case has no organisation of its own (isolation: ${isolation})`,
  )
}
