import { expect, test } from '#unit-test'
import { keptByNpm } from './kept-by-npm.ts'

const flags = ['profile', 'fail-on', 'json']
const table: [name: string, env: Record<string, string>, says: string | null][] = [
  ['nothing', { npm_lifecycle_event: 'start' }, null],
  ['a flag', { npm_lifecycle_event: 'start', npm_config_profile: 'true' }, 'npm kept --profile for itself'],
  ['a flag of two words', { npm_lifecycle_event: 'start', npm_config_fail_on: 'true' }, 'type: npm start -- --fail-on …'],
  ['a flag of another script', { npm_lifecycle_event: 'demo', npm_config_profile: 'true' }, 'type: npm run demo -- --profile …'],
  [
    'a flag behind a command',
    { npm_lifecycle_event: 'firstlogin', npm_config_profile: '' },
    'npm run firstlogin run -- --profile …',
  ],
  ["npm's own flag", { npm_lifecycle_event: 'start', npm_config_json: 'true' }, null],
  ['no npm', { npm_config_profile: 'true' }, null],
]
for (const [name, env, says] of table)
  test(`kept by npm: ${name}`, () =>
    expect(keptByNpm('run', flags, env)).toEqual(says === null ? null : expect.stringContaining(says)))
