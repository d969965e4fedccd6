import { expect, test } from '@playwright/test'
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

test('more than a page of exchanges: the list says so, and leads to the older ones', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const sso = tenant.apps[0]?.ssoUrl ?? ''
  for (let count = 0; count < 102; count++) await createVisitor().open(`${sso}?SAMLRequest=!`)
  const visitor = await createVisitor().open(`${tenant.url}/inspector?token=console-token`)
  expect(plain(visitor.html)).toContain('The newest 100 of 102 are shown. Older')
  expect(visitor.html).not.toContain('>x2</a>')
  const [, older = ''] = /href="([^"]+before=x\d+|[^"]+before&#x3D;x\d+)"/.exec(visitor.html) ?? []
  await visitor.open(older.replace('&#x3D;', '='))
  expect(plain(visitor.html)).toContain('Older ones, 2 of 102 are shown. The newest')
  expect([...visitor.html.matchAll(/>(x\d+)<\/a>/g)].map(([, id]) => id)).toEqual(['x2', 'x1'])
})

test('a Response that was sent before, and a second answer to a request, are errors in the list and on the page', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const person = await createVisitor().open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }, 'state'))
  await person.submit({}, 'Sign in as Ada Lovelace')
  const visitor = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
  await visitor.submit({}, 'Send the same bytes')
  await visitor.post(`${tenant.url}/inspector/x1/send`, { how: 'fresh', mutation: '', flow: 'asked' })
  await visitor.open(`${tenant.url}/inspector/x2`)
  expect(visitor.html).toContain('<code>sent-before</code>')
  await visitor.open(`${tenant.url}/inspector/x3`)
  expect(visitor.html).toContain('<code>request-answered</code>')
  await visitor.open(`${tenant.url}/inspector`)
  expect(plain(visitor.html).match(/1 error/g)).toHaveLength(2)
})
