import { all, defineCheck, notVerified } from './check.ts'
import { portalSignIns, settingsBefore } from './portal.ts'
import { judgeNothingMade } from './portal-refusal.ts'

/** While the JIT user settings were never saved, a portal sign-in is refused before anything is made. */
export const portalClosedUntilSaved = defineCheck({
  id: 'portal-closed-until-saved',
  title: 'Nobody signs in to the portal before its JIT user settings are saved',
  evidence: 'E1',
  evaluate(run) {
    const entries = portalSignIns(run.steps)
    const isOpen = (step: (typeof entries)[number]) => settingsBefore(run, step) !== null
    if (!entries.some((step) => isOpen(step) && step.session?.signedInAs != null))
      return notVerified('nobody got in after the settings were saved, so a refusal proves nothing')
    return all(
      entries.filter((step) => !isOpen(step)).map(judgeNothingMade),
      'nobody signed in to the portal before its settings were saved',
    )
  },
})
