import { profiles } from '../../idp/index.ts'
import { referenceTarget } from '../files/project-root.ts'
import { makePlan, type Plan } from '../plan.ts'
import { loadRequirements } from '../requirements.ts'
import { loadScenarios } from '../scenario/load.ts'
import { loadTarget } from '../target/load.ts'

/** The plan of a bare `npx playwright test`: no report comes of it, only the colours of the tests. */
export function planAlone(): Plan {
  return makePlan({
    scenarios: loadScenarios(),
    profiles,
    requirements: loadRequirements(),
    target: loadTarget(referenceTarget),
    driver: null,
    only: null,
    defects: [],
    runId: 'alone',
  })
}
