import path from 'node:path'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import type { PlannedCase } from '../plan.ts'

/** What a run was told that one of its cases needs again to come out the same. */
export interface RerunFacts {
  /** Absolute path of the target file. */
  target: string
  defects: readonly string[]
  /** The folder of the scenarios, when it is not the project's own. */
  scenarioFolder?: string | null
  /** What `--policy` said. */
  policy?: string | null
  /** The set that chose the case; it may ask for more than the target offers by itself. */
  set?: string | null
}

/** The command that runs just this case again. Paths start at the project's folder, where `npm start` works. Pure. */
export function rerunCommand({ id, driver }: Pick<PlannedCase, 'id' | 'driver'>, facts: RerunFacts): string {
  const { target, defects, scenarioFolder, policy, set } = facts
  const flags = [
    ['--only', id],
    // The id names the driver only when it is not the scenario's own, and is called so only under the same flag.
    ...(id.endsWith(`+${driver}`) ? [['--driver', driver]] : []),
    ...(target === referenceTarget ? [] : [['--target', fromProject(target)]]),
    ...(scenarioFolder ? [['--scenarios', fromProject(scenarioFolder)]] : []),
    ...(policy ? [['--policy', policy]] : []),
    ...(set ? [['--set', set]] : []),
    ...defects.map((each) => ['--defect', each]),
  ]
  return ['npm start --', ...flags.flat().map(quote)].join(' ')
}

const fromProject = (file: string) => path.relative(projectRoot, file).replaceAll('\\', '/')

/** A word for a shell: in quotes when it holds anything but plain characters. */
const quote = (word: string) => (/^[\w@+:,./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
