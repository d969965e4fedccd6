import { expect, test } from '#unit-test'
import { prepareUse } from './before-use.ts'
import { targetSchema } from './schema/target.ts'

const prepare = (more: object) => () =>
  prepareUse({
    ...targetSchema.parse({ name: 'sp', base: 'http://127.0.0.1:1', surfaces: {}, ...more }),
    file: 'sp.yaml',
    folder: '/',
  })

const refused: [string, object, string][] = [
  [
    'an observer elsewhere',
    { observe: [{ kind: 'scim', url: 'https://api.acme.test/scim' }] },
    'api.acme.test is not this machine',
  ],
  ['a hook elsewhere', { hooks: { reset: { url: 'https://api.acme.test/reset' } } }, 'api.acme.test is not this machine'],
  ['a base elsewhere', { base: 'https://acme.test' }, 'acme.test is not this machine'],
  ['an organisation per case without a way to make one', { isolation: 'organisation' }, 'needs the hook prepare'],
  [
    'a secret that is not there',
    { secrets: [], hooks: { reset: { url: '/x?{env.FIRSTLOGIN_NOT_SET}' } } },
    'FIRSTLOGIN_NOT_SET is not set',
  ],
]
for (const [name, more, says] of refused)
  test(`refused before anything starts: ${name}`, () => expect(prepare(more)).toThrow(says))

test('a host that is allowed may stand anywhere', () => {
  expect(prepare({ allowHosts: ['api.acme.test'], hooks: { reset: { url: 'https://api.acme.test/reset' } } })).not.toThrow()
  expect(prepare({ hooks: { reset: { url: '{base}/reset' } } })).not.toThrow()
})
