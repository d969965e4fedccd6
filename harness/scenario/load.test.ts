import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { loadScenarios } from './load.ts'

const bad: [what: string, step: string, says: string, people?: string][] = [
  [
    'a mutation that does not exist',
    '{ bent-sign-in: { mutation: audience-mismach } }',
    'steps.0.bent-sign-in.mutation: no message is bent so: "audience-mismach"; did you mean "audience-mismatch"?',
  ],
  [
    'another message sent again than the twin got',
    '{ bent-sign-in: { mutation: expired, by: resend, twin: same-person } }',
    'steps.0.bent-sign-in.by: resend posts the twin',
  ],
  [
    "another person's message sent again",
    '{ bent-sign-in: { mutation: replayed, by: resend } }',
    'steps.0.bent-sign-in.by: resend posts the twin',
  ],
  [
    'an administrator who is not there',
    '{ decide-request: { collection: orders, decision: approve, administrator: boss } }',
    'steps.0.decide-request.administrator: nobody here is called "boss"; people: ada',
  ],
  [
    'a person who is not there',
    '{ sign-in: { person: bob } }',
    'steps.0.sign-in.person: nobody here is called "bob"; people: ada',
  ],
  [
    'somebody who leaves a group that gives them nothing',
    '{ change-at-idp: { leavesGroup: true } }',
    'steps.0.change-at-idp.leavesGroup: goes with somebody who has the app byGroup',
  ],
  [
    'a group that gives an app at an SP',
    '{ sign-in: {} }',
    'people.ada.byGroup: goes with surface: idp',
    'ada: { byGroup: Sales }',
  ],
]
for (const [what, step, says, people = 'ada: {}'] of bad) {
  test(`a scenario with ${what} is refused before anything runs`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-'))
    try {
      mkdirSync(path.join(folder, 'new-user'))
      const text = `title: A scenario with a slip\nsurface: end-user\npeople: { ${people} }\nsteps:\n  - ${step}\nchecks:\n  refused: [S-01]\n`
      writeFileSync(path.join(folder, 'new-user', 'slip.yaml'), text)
      expect(() => loadScenarios(folder)).toThrow(says)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
