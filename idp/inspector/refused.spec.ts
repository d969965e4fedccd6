import { expect, test } from '@playwright/test'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { plain } from '../testing/plain.ts'
import { createVisitor, requestUrl } from '../testing/visitor.ts'

/** Requests that the IdP refuses or cannot read: nothing of them may look as if all were well. */

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(async () => {
  await idp.start()
})
test.afterAll(() => idp.stop())

const enter = (url: string) => createVisitor().open(`${url}?token=console-token`)

async function asked(profile: string, path: (ssoUrl: string) => string) {
  const tenant = await control.createTenant(tenantSpec(profile))
  await createVisitor().open(path(tenant.apps[0]?.ssoUrl ?? ''))
  const list = plain((await enter(`${tenant.url}/inspector`)).html)
  const page = await enter(`${tenant.url}/inspector/x1`)
  return { tenant, list, html: page.html, text: plain(page.html) }
}

const from = (more: object) => (sso: string) => requestUrl(sso, { id: '_r', ...sp, ...more }, 'state')

/** What is asked, and what the page says about it. */
const requests: [name: string, profile: string, more: object, says: string[]][] = [
  [
    'an ACS URL that the app has not',
    'okta',
    { acsUrl: `${sp.acsUrl}/` },
    [
      'Error The IdP refused it:',
      'acs-not-allowed',
      'AssertionConsumerServiceURL that is asked for is',
      'they differ in the slash at the end',
    ],
  ],
  [
    'an Issuer that nobody has',
    'entra-id',
    { issuer: `${sp.issuer}/` },
    ['Error The IdP refused it:', 'issuer-unknown', 'The Issuer of the AuthnRequest is', 'they differ in the slash at the end'],
  ],
]
for (const [name, profile, more, says] of requests)
  test(`${name}: the list and the page say what is wrong with it`, async () => {
    const { list, text } = await asked(profile, from(more))
    for (const words of says) expect.soft(text).toContain(words)
    expect(text).not.toContain('Nothing to complain about')
    expect(list).toMatch(/ [12] errors?/)
  })

test('the settings of then count, also for a request', async () => {
  const { tenant } = await asked('okta', from({ acsUrl: `${sp.acsUrl}/other` }))
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { acsUrl: `${sp.acsUrl}/other` })
  expect(plain((await enter(`${tenant.url}/inspector/x1`)).html)).toContain(`not "${sp.acsUrl}"`)
})

const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="2030-01-01T12:00:00Z"/>`

/** What comes as SAMLRequest, and what the page shows of it. */
const unreadable: [name: string, raw: string, says: string[]][] = [
  [
    'no base64',
    'this is <b>no</b> base64',
    ['The IdP could not read it: The SAMLRequest is not base64.', 'this is <b>no</b> base64'],
  ],
  [
    'base64 without DEFLATE',
    Buffer.from(xml).toString('base64'),
    ['base64 of DEFLATE of the XML', Buffer.from(xml).toString('base64'), 'is not compressed', 'Error The IdP refused it'],
  ],
  ['far too much', 'A'.repeat(9_000), ['The first 1000 of more than 8000 characters.', 'SAMLRequest as it came, cut']],
]
for (const [name, raw, says] of unreadable)
  test(`${name}: what came is shown, with what could not be done`, async () => {
    const { text, list } = await asked('okta', (sso) => `${sso}?SAMLRequest=${encodeURIComponent(raw)}`)
    for (const words of says) expect.soft(text).toContain(words)
    expect(list).toMatch(/ errors?| cannot be read/)
  })
