import { plannedCases } from '../harness/run/planned-cases.ts'
import { registerCase } from '../harness/run/register-case.ts'

/** One Playwright test per planned case; the plan is `firstlogin run`'s, or everything when this file is run on its own. */
for (const planned of await plannedCases()) registerCase(planned)
