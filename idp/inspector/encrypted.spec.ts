import { expect, test } from '@playwright/test'
import { createKeyPair } from '../../inspect/testing/message.ts'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { plain } from '../testing/plain.ts'
import { createVisitor, requestUrl } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(async () => {
  await idp.start()
})
test.afterAll(() => idp.stop())

test('what is encrypted is looked at as the IdP wrote it, and asks for no private key', async () => {
  const { certificate } = createKeyPair('SP')
  const statements = [{ name: 'role', expression: '" Admin"' }]
  const tenant = await control.createTenant(tenantSpec('okta', {}, { encryption: { certificate }, statements }))
  const person = await createVisitor().open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }, 'state'))
  await person.submit({}, 'Sign in as Ada Lovelace')
  const visitor = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
  const text = plain(visitor.html)
  expect(text).toContain('What is encrypted in it As the IdP wrote it before it was encrypted')
  expect(text).toContain('There is white space around a value of "role"')
  expect(text).not.toContain("Give the SP's private key")
  await visitor.open(`${tenant.url}/inspector`)
  expect(plain(visitor.html)).toContain('1 warning')
})
