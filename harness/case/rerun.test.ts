import path from 'node:path'
import { expect, test } from '#unit-test'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import { type RerunFacts, rerunCommand } from './rerun.ts'

const at = (...parts: string[]) => path.join(projectRoot, ...parts)
const facts: RerunFacts = { target: referenceTarget, defects: [] }
const plain = { id: 'new-user/plain@okta', driver: 'http' } as const

const commands: [string, typeof plain | { id: string; driver: 'browser' | 'http' }, Partial<RerunFacts>, string][] = [
  ['the reference SP', plain, {}, ''],
  ['another target', plain, { target: at('examples/app/target.yaml') }, ' --target examples/app/target.yaml'],
  ['a target elsewhere', plain, { target: at('../app/target.yaml') }, ' --target ../app/target.yaml'],
  ['a path with a blank and a quote', plain, { target: at("my app/it's.yaml") }, " --target 'my app/it'\\''s.yaml'"],
  ['another driver than its own', { id: 'new-user/plain@okta+http', driver: 'http' }, {}, '+http --driver http'],
  ['other scenarios', plain, { scenarioFolder: at('more') }, ' --scenarios more'],
  ['a policy', plain, { policy: 'strict,updatePolicy=never' }, ' --policy strict,updatePolicy=never'],
  ['a set', plain, { set: 'smoke@1' }, ' --set smoke@1'],
  ['deliberate faults', plain, { defects: ['a', 'b'] }, ' --defect a --defect b'],
]
for (const [title, planned, given, tail] of commands)
  test(`a case is run again with what it had: ${title}`, () => {
    expect(rerunCommand(planned, { ...facts, ...given })).toBe(`npm start -- --only new-user/plain@okta${tail}`)
  })
