import type { CaseRun } from '../case/case-run.ts'
import type { PageStep } from '../target/schema/steps.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'

/** What the wizard asks of an app, by the labels of the guide. */
const LABELS = ['App name', 'Single sign-on URL', 'Audience URI (SP Entity ID)', 'Name ID format', 'App type']

/** Judges our own IdP: what was typed and chosen in the wizard is what the app's page shows afterwards. */
export const appKeptAsTyped = defineCheck({
  id: 'app-kept-as-typed',
  title: 'The app is there as it was typed into the wizard',
  evidence: 'E4',
  evaluate(run) {
    const walked = run.scenario.steps.flatMap((step) => ('at-idp' in step ? [step['at-idp'].steps] : []))
    const seen = run.steps.filter((step) => step.kind === 'at-idp')
    const outcomes = seen.flatMap(({ landing }, index) => {
      const typed = typedIn(walked[index] ?? [], run)
      if (typed.length === 0) return []
      const page = (landing?.text ?? '').replace(/\s+/g, ' ')
      const missing = typed.filter((each) => !page.includes(each))
      return missing.length === 0
        ? [satisfied(typed.join(', '))]
        : [violated(typed.join(', '), `the page lacks ${missing.join(', ')}`)]
    })
    return seen.length === 0 ? notVerified('no page of the administrator was seen') : all(outcomes, 'no app was set up')
  },
})

function typedIn(steps: readonly PageStep[], { places }: CaseRun): string[] {
  const [place] = places.values()
  const known: Record<string, string> = { acsUrl: place?.acsUrl ?? '', entityId: place?.entityId ?? '', app: 'My App' }
  const entries = steps.flatMap((step) =>
    'fill' in step ? Object.entries(step.fill) : 'select' in step ? Object.entries(step.select) : [],
  )
  return entries
    .filter(([label]) => LABELS.includes(label))
    .map(([, text]) => text.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole))
}
