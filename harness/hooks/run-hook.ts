import type { Driver } from '../drivers/driver.ts'
import { walk } from '../pages/walk.ts'
import type { Hook } from '../target/schema/hooks.ts'
import type { Target } from '../target/schema/target.ts'
import { sendRequest } from '../target/send-request.ts'
import type { Variables } from '../target/template.ts'

export interface HookContext {
  target: Target
  variables: Variables
  /** A fresh browser for what an administrator does on pages. */
  admin(): Promise<Driver>
}

/**
 * Runs one hook of the target file, whatever its means.
 * @param where the hook in the target file, e.g. `hooks.seedAccount`
 * @returns what it answered or printed, as JSON where it is some
 * @throws Error in one line that starts with `where`
 */
export async function runHook(hook: Hook, context: HookContext, where: string): Promise<unknown> {
  const { target, variables } = context
  if ('url' in hook) return sendRequest(target, hook, variables, where)
  if ('steps' in hook) return walk(await context.admin(), hook.steps, variables, where)
  throw new Error(`${where}: this kind of hook cannot be run yet`)
}
