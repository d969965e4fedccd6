import type { Db } from '../../db/open.ts'
import type { Environment, Workspace } from '../../organisations/settings.ts'
import { changeSettings } from '../../organisations/store.ts'

/** Settings of one place, changed as they are at this moment, and not as they were when a page was opened. */

/** The workspace as it is to be, or what speaks against changing it. */
type Answer<Problem> = { workspace: Workspace } | { problem: Problem }

/**
 * Changes a workspace. Belongs into a transaction.
 * @returns what `change` has against it; null when it is done
 */
export async function changeWorkspace<Problem>(
  trx: Db,
  { organisation, name }: { organisation: string; name: string },
  change: (workspace: Workspace) => Answer<Problem>,
): Promise<Problem | null> {
  let problem: Problem | null = null
  await changeSettings(trx, organisation, (settings) => {
    const workspaces = settings.workspaces.map((each) => {
      if (each.name !== name) return each
      const answer = change(each)
      if ('workspace' in answer) return answer.workspace
      problem = answer.problem
      return each
    })
    return { ...settings, workspaces }
  })
  return problem
}

/** Changes an environment. Belongs into a transaction. @param change what is to be different; it hears what is there now */
export const changeEnvironment = (
  trx: Db,
  organisation: string,
  environment: string,
  change: (known: Environment) => Partial<Environment>,
) =>
  changeSettings(trx, organisation, (settings) => ({
    ...settings,
    environments: settings.environments.map((each) => (each.name === environment ? { ...each, ...change(each) } : each)),
  }))
