import { runCommand } from '../command/run-command.ts'
import type { Driver } from '../drivers/driver.ts'
import { UsageError, wordsOf } from '../errors.ts'
import { walk } from '../pages/walk.ts'
import { openDatabase } from '../sql/database.ts'
import type { Hook, SqlHook } from '../target/schema/hooks.ts'
import type { Target } from '../target/schema/target.ts'
import { sendRequest } from '../target/send-request.ts'
import { secretsIn, type Variables } from '../target/template.ts'
import { withoutSecrets } from '../target/without-secrets.ts'

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
  try {
    return await run(hook, context, where)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new Error(withoutSecrets(wordsOf(error), secretsIn([context.target, hook])))
  }
}

async function run(hook: Hook, context: HookContext, where: string): Promise<unknown> {
  const { target, variables } = context
  if ('url' in hook) return sendRequest(target, hook, variables, where)
  if ('steps' in hook) return walk(await context.admin(), hook.steps, variables, where)
  if ('statements' in hook) return runStatements(hook, context, where)
  const printed = await runCommand(hook, context, where, JSON.stringify(variables))
  try {
    return JSON.parse(printed)
  } catch {
    return printed
  }
}

/** All statements or none: the first that fails undoes those before it. */
async function runStatements(hook: SqlHook, context: HookContext, where: string): Promise<void> {
  const database = await openDatabase(hook, 'write', context, where)
  try {
    for (const [index, statement] of hook.statements.entries()) await database.ask(statement, `${where}.statements.${index}`)
    await database.commit()
  } finally {
    await database.close()
  }
}
