import { loadCaseSources } from '../harness/run/case-sources.ts'
import { registerCase } from '../harness/run/register-case.ts'

/** One Playwright test per planned case; the plan is `firstlogin run`'s, or everything when this file is run on its own. */
const sources = loadCaseSources()
for (const planned of sources.cases) registerCase(planned, sources)
