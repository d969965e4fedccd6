import { defineCheck } from './check.ts'
import { judgeEntry } from './entry.ts'
import { judgeSignIns } from './expectation.ts'
import { limitsAt } from './settings.ts'

/** Where the organisation says which domains are its own, people come in by their domain as declared: at the first sign-in and at later ones. */
export const domainPerPolicy = defineCheck({
  id: 'domain-per-policy',
  title: 'Whom their domain lets in is as declared',
  evidence: 'E1',
  needs: ['domains'],
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['environments', 'workspaces'], (seen) =>
      limitsAt(run, seen.step).domains === null ? null : judgeEntry(run, seen),
    ),
})
