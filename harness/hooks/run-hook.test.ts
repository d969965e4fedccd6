import { expect, test } from '#unit-test'
import { aLook } from '../observe/testing/look.ts'
import { runHook } from './run-hook.ts'

const SECRET = 'hidden-in-the-base-7'
test.beforeAll(() => {
  process.env.FIRSTLOGIN_TEST_HOOK_SECRET = SECRET
})
test.afterAll(() => {
  delete process.env.FIRSTLOGIN_TEST_HOOK_SECRET
})

test('a fault of a hook tells no secret of the target file, also when it stands outside the hook', async () => {
  const file = {
    timeouts: { request: 30 },
    observe: [{ kind: 'scim', url: '/scim', headers: { authorization: 'Bearer {env.FIRSTLOGIN_TEST_HOOK_SECRET}' } }],
  }
  const look = aLook({ file, variables: { node: process.execPath, base: `http://${SECRET}@sp.test` } })
  const hook = { command: ['{node}', '-e', 'console.error(process.argv[1]); process.exit(1)', '{base}'], env: {} }
  const fault = await runHook(hook, look, 'hooks.reset').catch((error: Error) => error.message)
  expect(fault).toContain('http://[redacted]@sp.test')
  expect(fault).not.toContain(SECRET)
})
