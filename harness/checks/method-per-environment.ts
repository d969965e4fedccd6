import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { stopped } from './expectation.ts'
import { NO_PROBE } from './seen.ts'
import { givenAt } from './settings.ts'

const METHODS: Readonly<Record<string, 'saml' | 'password'>> = {
  'sign-in': 'saml',
  'finish-sign-in': 'saml',
  'password-sign-in': 'password',
}

/** In each environment the method that is set for it leads in, and the other one does not. */
export const methodPerEnvironment = defineCheck({
  id: 'method-per-environment',
  title: 'Each environment accepts its own sign-in method and no other',
  evidence: 'E2',
  needs: ['environments', 'password'],
  evaluate(run) {
    const tries = run.steps.flatMap((step) => triesIn(run, step))
    for (const method of ['saml', 'password'])
      if (!tries.some((each) => each.method === method && each.letIn))
        return notVerified(`failed control: nobody was let in anywhere by ${words(method)}`)
    // Who is kept out for want of proof says nothing about the method.
    const judged = tries.filter(({ step, method, set }) => method !== set || !stopped(run, step))
    const outcomes = judged.map(({ step, method, set, letIn }) => {
      if (letIn === null) return notVerified(NO_PROBE)
      const said = (isIn: boolean) => `${step.place?.name} by ${words(method)}: ${isIn ? 'let in' : 'not let in'}`
      return same(said(method === set), said(letIn))
    })
    return all(outcomes, 'nobody tried to sign in')
  },
})

function triesIn(run: CaseRun, step: StepRecord) {
  const method = METHODS[step.kind]
  const set = givenAt(run, step).environments.find((each) => each.name === step.place?.name)?.authMethod
  if (!method || !set || step.details.until === 'idp') return []
  return [{ step, method, set, letIn: step.session?.known ? step.session.signedInAs !== null : null }]
}

const words = (method: string): string => (method === 'saml' ? 'single sign-on' : 'password')
