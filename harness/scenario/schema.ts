import { z } from 'zod'
import { profiles } from '../../idp/index.ts'
import { closedObject } from '../files/closed-object.ts'
import { capabilities } from '../target/schema/capabilities.ts'
import { scenarioDriver } from './driver.ts'
import { given } from './given.ts'
import { idpSetUp } from './idp-set-up.ts'
import { person } from './person.ts'
import { step } from './steps/index.ts'

/** A scenario: what is there before, what is done. What should come of it is looked up in the target's policy, never stated here. */
export const scenarioSchema = closedObject({
  title: z.string().min(8),
  surface: z
    .enum(['end-user', 'workspace', 'chat', 'portal', 'idp'])
    .describe('Where people sign in at the SP; idp: no SP is asked, our own IdP is judged'),
  driver: scenarioDriver.optional(),
  needs: z
    .array(z.enum(capabilities))
    .optional()
    .describe('Further capabilities that the SP must have; those of the requirements are added'),
  expresses: z
    .array(z.enum(['empty-value', 'empty-list', 'groups-link', 'encryption']))
    .optional()
    .describe('What the IdP must be able to say; a vendor that cannot is not applicable'),
  misspell: closedObject({ role: z.enum(['wrong-case']).optional(), displayName: z.enum(['wrong-case']).optional() })
    .optional()
    .describe('Attribute names that the IdP admin typed wrongly'),
  nameIdFormat: z
    .enum(['emailAddress', 'persistent', 'unspecified'])
    .optional()
    .describe('Name ID format of the app at the IdP; default emailAddress'),
  idp: idpSetUp
    .optional()
    .describe(
      'What the administrator of the IdP sets up: with surface: idp, or with byHand, where nothing is there and both sides are set up',
    ),
  profiles: z
    .array(z.enum(profiles.map((each) => each.id)))
    .min(1)
    .optional()
    .describe('The vendors whose pages the steps walk; others are not applicable'),
  given: given.optional(),
  people: z.record(z.string(), person).optional().describe('Defaults to one person, ada, who sends displayName'),
  steps: z.array(step).min(1),
  checks: z.record(z.string(), z.array(z.string()).min(1)).describe('Check id → requirement ids that it judges here'),
})

export type ScenarioFile = z.output<typeof scenarioSchema>

/** A scenario with its address: `id` is `<family>/<file name>`. */
export interface Scenario extends ScenarioFile {
  id: string
  family: string
  file: string
}
