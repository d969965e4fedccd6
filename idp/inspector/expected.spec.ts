import { expect, test } from '@playwright/test'
import { inspectXml } from '../../inspect/index.ts'
import { createIdp } from '../index.ts'
import { controlOf, tenantSpec } from '../testing/control.ts'
import { createVisitor } from '../testing/visitor.ts'

/** What an exchange says beside the Response, so that whoever has its record can judge the Response as the SP has to. */

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function tenantWithSignIns(...mutations: (string | null)[]) {
  const tenant = await control.createTenant(
    tenantSpec('okta', {}, { statements: [{ name: 'role', expression: 'appuser.role' }] }),
  )
  for (const mutation of mutations) {
    if (mutation) await control.call('POST', `/tenants/${tenant.id}/arm`, { app: 'app', person: 'ada', mutation })
    const visitor = await createVisitor().open(tenant.apps[0]?.initiateUrl ?? '')
    await visitor.submit({}, 'Sign in as Ada Lovelace')
  }
  return { tenant, exchanges: await control.exchanges(tenant.id) }
}

const bent: [mutation: string, finding: string][] = [
  ['audience-mismatch', 'audience-differs'],
  ['destination-mismatch', 'destination-differs'],
  ['recipient-mismatch', 'recipient-differs'],
  ['issuer-mismatch', 'issuer-differs'],
  ['in-response-to-mismatch', 'in-response-to-differs'],
  ['untrusted-key', 'certificate-other'],
  ['replayed', 'sent-before'],
]
for (const [mutation, finding] of bent)
  test(`${mutation} is seen by what the exchange says of the SP, and on its page`, async () => {
    const { tenant, exchanges } = await tenantWithSignIns(null, mutation)
    const page = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
    expect(plain(page.html)).toMatch(/ 1 note (?!,)/)
    await page.open(`${tenant.url}/inspector/x2`)
    expect(page.html).toContain(`<code>${finding}</code>`)
    const [first, second] = exchanges.map(({ at, expected, response }, index) => {
      const { certificates = [], ...known } = expected ?? {}
      const options = {
        ...known,
        now: new Date(at),
        certificate: certificates.join(''),
        isRepeated: index > 0 && finding === 'sent-before',
      }
      return inspectXml(response?.xml ?? '', options).findings.filter(({ severity }) => severity === 'error')
    })
    expect(first).toEqual([])
    expect(second?.map(({ id }) => id)).toContain(finding)
  })

test('a message is judged by the certificates of its moment: one that went away later still holds, one that was away does not', async () => {
  const { tenant } = await tenantWithSignIns(null)
  const at = `/tenants/${tenant.id}/certificates`
  const { id } = (await control.call('POST', at)).body as { id: string }
  await control.call('PATCH', `${at}/${id}`, { status: 'active' })
  await control.call('DELETE', `${at}/c1`)
  await control.call('POST', `/tenants/${tenant.id}/arm`, { app: 'app', person: 'ada', mutation: 'retired-key' })
  const visitor = await createVisitor().open(tenant.apps[0]?.initiateUrl ?? '')
  await visitor.submit({}, 'Sign in as Ada Lovelace')
  const page = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
  expect(plain(page.html)).toContain('it holds with the certificate of this app at that time')
  expect(plain(page.html)).toContain('By now the app signs with another one')
  await page.open(`${tenant.url}/inspector/x2`)
  expect(page.html).toContain('<code>certificate-other</code>')
})

test('the control API says where each attribute comes from', async () => {
  const { exchanges } = await tenantWithSignIns(null)
  expect(exchanges[0]).toMatchObject({
    origins: [
      { name: 'NameID', expression: 'user.login', values: ['ada@acme.example'] },
      { name: 'role', expression: 'appuser.role', from: expect.any(String) },
    ],
  })
})
