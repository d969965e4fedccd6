import { sendRequest } from '../target/send-request.ts'
import { tenantsOf } from './second-idp.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'
import type { CaseWorld } from './world.ts'

/** Moves the clocks of the case's tenant and organisation ahead; the machine's own clock stays. */
export async function moveClock(world: CaseWorld, seconds: number): Promise<void> {
  const hook = world.target.hooks.clock
  if (!hook) throw new UnmetPrecondition('the target has no hook clock, so its time cannot be moved')
  world.clockOffsetSeconds += seconds
  await sendRequest(world.target, hook, { ...world.variables, offsetSeconds: world.clockOffsetSeconds }, 'hooks.clock')
  for (const { id } of tenantsOf(world)) await world.idp.setClock(id, world.clockOffsetSeconds)
}
