import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import type { VendorProfile } from './profiles/profile.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { createVisitor, posted, redirectUrl, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', email: 'bob@acme.example', displayName: 'Bob' }
const locked = { ...ada, id: 'lou', userName: 'lou@acme.example', email: 'lou@acme.example', status: 'locked' as const }
const ours = /firstlogin|mock|harness|tenant page|control api|refusal-code|not for production/i

for (const profile of profiles) {
  test(`${profile.id}: beside host, ribbon and the certificate's mark no page, message or header says what it is`, async () => {
    const seen = await seenFromOutside(profile)
    for (const [what, text] of seen) expect(ours.exec(text)?.[0] ?? null, what).toBeNull()
    expect(seen.length).toBe(11)
  })

  test(`${profile.id}: the ribbon says on every page what it is`, async () => {
    const { initiateUrl, ssoUrl, url } = await newTenant(profile.id)
    for (const address of [initiateUrl, ssoUrl, `${url}/nowhere`])
      expect((await createVisitor().open(address)).html, address).toMatch(/<header class="ribbon">Mock IdP by firstlogin – not /)
  })
}

async function newTenant(profile: string): Promise<{ url: string; initiateUrl: string; ssoUrl: string; metadataUrl: string }> {
  const assignments = [{ person: 'ada' }, { person: 'lou' }]
  const spec = tenantSpec(profile, { signInAs: false, people: [ada, bob, locked] }, { assignments })
  const { url, apps } = await control.createTenant(spec)
  const [app] = apps
  if (!app) throw new Error('the tenant has no app')
  return { ...app, url }
}

/** What a visitor sees, each with where; pages without style and ribbon, messages without certificates. */
async function seenFromOutside(profile: VendorProfile): Promise<[what: string, text: string][]> {
  const { url, initiateUrl, ssoUrl, metadataUrl } = await newTenant(profile.id)
  const page = async (address: string, as?: typeof ada) => {
    const visitor = await createVisitor().open(address)
    // Who is locked gets no further than the password.
    if (as) await visitor.signIn(profile.signIn, as).catch(() => visitor)
    return visitor
  }
  const signedIn = await page(requestUrl(ssoUrl, { id: '_r', ...sp }), ada)
  const passive = await page(requestUrl(ssoUrl, { id: '_r', ...sp, more: ' IsPassive="true"' }))
  const foreign = await page(requestUrl(ssoUrl, { id: '_r', issuer: sp.issuer, acsUrl: 'https://other.example/acs' }))
  const metadata = await fetch(metadataUrl)
  const headers = [...metadata.headers, ...(await fetch(initiateUrl)).headers].flat().join('\n')
  return [
    ['metadata', withoutMark(await metadata.text())],
    ['headers', headers],
    ['Response', withoutMark(posted(signedIn))],
    ['Response that refuses', withoutMark(posted(passive))],
    ['page that posts', withoutRibbon(signedIn.html)],
    ['sign-in page', withoutRibbon((await page(initiateUrl)).html)],
    ['not assigned', withoutRibbon((await page(initiateUrl, bob)).html)],
    ['locked', withoutRibbon((await page(initiateUrl, locked)).html)],
    ['another ACS', withoutRibbon(foreign.html)],
    ['not a request', withoutRibbon((await page(redirectUrl(ssoUrl, 'x'))).html)],
    ['no such page', withoutRibbon((await page(`${url}/nowhere`)).html)],
  ]
}

const withoutRibbon = (html: string): string => {
  expect(html).toContain('<header class="ribbon">')
  return html.replace(/<style>[\s\S]*?<\/style>|<header class="ribbon">[\s\S]*?<\/header>/g, '')
}

const withoutMark = (xml: string): string => xml.replaceAll('OU=firstlogin test IdP - not for production,', '')
