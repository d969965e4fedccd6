import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { mutations, profiles } from '../../idp/index.ts'
import { checks } from '../checks/index.ts'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'
import { loadSets } from '../gate/sets.ts'
import { loadRequirements } from '../requirements.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { DefectFacts, ListSources } from './list.ts'

/** What is on this machine. Faults are asked of the reference SP's own program, since the harness knows no SP from inside. */
export function projectSources(): ListSources {
  return {
    profiles: () => profiles,
    requirements: () => loadRequirements(),
    scenarios: () => loadScenarios(),
    checks: () => checks,
    mutations: () => mutations,
    sets: () => loadSets(),
    defects: askForDefects,
  }
}

function askForDefects(): DefectFacts[] {
  const program = path.join(projectRoot, 'sp-reference/main.ts')
  const asked = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--list-defects'], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  const why = asked.error ? wordsOf(asked.error) : asked.stderr.trim().split('\n').at(-1)
  if (asked.status !== 0)
    throw new EnvironmentError(`the reference SP did not list its defects: ${why || `exit code ${asked.status}`}`)
  return JSON.parse(asked.stdout) as DefectFacts[]
}
