import { expect, test } from '#unit-test'
import type { App } from '../directory/schema.ts'
import { type AuthnRequest, readAuthnRequest } from '../saml/authn-request.ts'
import { authnContext, nameIdFormats, status } from '../saml/names.ts'
import { schemaErrors } from '../testing/judges/schema.ts'
import { place } from '../testing/variants.ts'
import { profiles } from './index.ts'
import type { Asked, Declined, Served } from './requests.ts'

const at = new Date('2030-01-01T12:00:00.123Z')
const elsewhere = 'http://127.0.0.1:4444/other'
const signed = { certificate: 'PEM' }
const byAddress = { nameId: { format: 'emailAddress' as const } }

const read = (attributes: string, children = ''): AuthnRequest =>
  readAuthnRequest(
    '',
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r" Version="2.0" IssueInstant="2030-01-01T00:00:00Z" ${attributes}><saml:Issuer>https://sp.example/metadata</saml:Issuer>${children}</samlp:AuthnRequest>`,
  )
const asked = (request: AuthnRequest, change: Partial<App> = {}): Asked => ({
  request,
  app: { ...place.app, ...change },
  at,
  traceId: 'trace',
  correlationId: 'correlation',
})
const own = place.app.acsUrl
const policy = (format: string) => `<samlp:NameIDPolicy Format="${format}"/>`
const context = (uri: string, comparison = 'exact') =>
  `<samlp:RequestedAuthnContext Comparison="${comparison}"><saml:AuthnContextClassRef>${uri}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`
const subject = '<saml:Subject><saml:NameID>ada</saml:NameID></saml:Subject>'

/** What is asked for, of what app, and what each vendor makes of it: an address and what is obeyed, or the code of a no and its form. */
type Row = [what: string, request: AuthnRequest, app: Partial<App>, answers: Record<string, object>]
const page = (code: string) => ({ how: 'page', code })
const response = (code: string) => ({ how: 'response', code })
const everywhere = (answer: object) => Object.fromEntries(profiles.map(({ id }) => [id, answer]))
const served = everywhere({ acsUrl: own })

const rows: Row[] = [
  ['nothing', read(''), {}, served],
  ['its own ACS', read(`AssertionConsumerServiceURL="${own}"`), {}, served],
  [
    'another ACS',
    read(`AssertionConsumerServiceURL="${elsewhere}"`),
    {},
    {
      ...everywhere(page('acs-not-allowed')),
      'google-workspace': { ...response('acs-not-allowed'), acsUrl: own, inResponseTo: null },
    },
  ],
  [
    'a second ACS that is registered',
    read(`AssertionConsumerServiceURL="${elsewhere}"`),
    { acsUrls: [{ url: elsewhere, index: 3 }] },
    { okta: { acsUrl: elsewhere }, 'entra-id': { acsUrl: elsewhere } },
  ],
  [
    'a second ACS by its index',
    read('AssertionConsumerServiceIndex="3"'),
    { acsUrls: [{ url: elsewhere, index: 3 }] },
    { okta: { acsUrl: elsewhere }, 'entra-id': { acsUrl: elsewhere } },
  ],
  ['an index that nobody has', read('AssertionConsumerServiceIndex="4"'), {}, { okta: page('acs-not-allowed') }],
  [
    'an ACS that the validator fits',
    read(`AssertionConsumerServiceURL="${elsewhere}"`),
    { acsValidator: '^http://127\\.0\\.0\\.1:4444/' },
    { onelogin: { acsUrl: elsewhere } },
  ],
  [
    'an ACS that the validator does not fit',
    read(`AssertionConsumerServiceURL="${elsewhere}"`),
    { acsValidator: '^https://sp\\.example/' },
    { onelogin: page('acs-not-allowed') },
  ],
  [
    'any ACS, in a signed request',
    read(`AssertionConsumerServiceURL="${elsewhere}"`, policy(nameIdFormats.emailAddress)),
    { ...byAddress, requestSigning: signed },
    { okta: { acsUrl: elsewhere }, 'entra-id': page('acs-not-allowed') },
  ],
  [
    "the app's format",
    read('', policy(nameIdFormats.emailAddress)),
    byAddress,
    { ...served, 'entra-id': { acsUrl: own, nameIdFormat: 'emailAddress' } },
  ],
  ['no format in particular', read('', policy(nameIdFormats.unspecified)), {}, served],
  [
    'no format, in a signed request',
    read(''),
    { requestSigning: signed },
    { okta: page('nameid-policy'), 'entra-id': { acsUrl: own } },
  ],
  [
    'no format in particular, in a signed request',
    read('', policy(nameIdFormats.unspecified)),
    { ...byAddress, requestSigning: signed },
    { okta: page('nameid-policy'), 'entra-id': { acsUrl: own } },
  ],
  [
    'another format',
    read('', policy(nameIdFormats.persistent)),
    {},
    { ...served, okta: page('nameid-policy'), 'entra-id': { acsUrl: own, nameIdFormat: 'persistent' } },
  ],
  [
    'a format of nobody',
    read('', policy('urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos')),
    {},
    { ...served, okta: page('nameid-policy'), 'entra-id': response('nameid-policy') },
  ],
  [
    'a name qualifier',
    read('', '<samlp:NameIDPolicy SPNameQualifier="x"/>'),
    {},
    { ...served, 'entra-id': { ...response('nameid-policy'), message: expect.stringContaining('AADSTS90011') } },
  ],
  [
    'somebody',
    read('', subject),
    {},
    { ...served, 'entra-id': { ...response('subject'), message: expect.stringContaining('AADSTS900236') } },
  ],
  [
    'a sign-in over a safe transport',
    read('', context(authnContext.passwordProtectedTransport)),
    {},
    { ...served, 'entra-id': { acsUrl: own, classRef: authnContext.passwordProtectedTransport } },
  ],
  [
    'a sign-in by certificate',
    read('', context('urn:oasis:names:tc:SAML:2.0:ac:classes:X509')),
    {},
    { ...served, 'entra-id': page('authn-context') },
  ],
  [
    'at least a password',
    read('', context(authnContext.password, 'minimum')),
    {},
    { ...served, 'entra-id': response('authn-context') },
  ],
]
for (const [what, request, app, answers] of rows)
  for (const [id, answer] of Object.entries(answers))
    test(`${id}: a request that asks for ${what}`, () => {
      const rules = profiles.find((profile) => profile.id === id)?.requests
      const given: Served | Declined | undefined = rules?.serve(asked(request, app))
      if ('how' in answer) expect(given).toMatchObject(answer)
      else expect(given).toEqual(answer)
      // Who forbids pages is answered at an address of the app, whatever is wrong; only a foreign address leaves none.
      if (given && 'how' in given && given.how === 'page')
        expect(given.instead?.acsUrl).toBe(given.code === 'acs-not-allowed' ? undefined : own)
    })

for (const { id, requests, saml } of profiles) {
  test(`${id}: a Response that says no is valid, and in the vendor's form`, async () => {
    const no = requests.passive(asked(read('IsPassive="true"')), { acsUrl: own })
    if (no.how !== 'response') throw new Error('it is a page')
    const facts = { ...no, id: '_e', issueInstant: at, issuer: 'https://idp.example', destination: no.acsUrl }
    const xml = saml.writeError({ ...facts, message: no.message ?? 'a & b' }).text
    expect(await schemaErrors(xml)).toEqual([])
    expect(xml).toContain(`Value="${status.responder}"`)
    expect(xml).toContain(`Value="${status.noPassive}"`)
    expect(xml).not.toContain('Assertion ')
    expect(xml.startsWith('<?xml')).toBe(['okta', 'google-workspace'].includes(id))
    expect(/^(?:<\?[^>]*>)?<(\w+):Response /.exec(xml)?.[1]).toBe(['okta', 'google-workspace'].includes(id) ? 'saml2p' : 'samlp')
  })
}

test("Entra ID's words end with three lines to look the error up by", () => {
  const rules = profiles.find(({ id }) => id === 'entra-id')?.requests
  expect(rules?.serve(asked(read('', subject)))).toMatchObject({
    message: expect.stringMatching(/\.\nTrace ID: trace\nCorrelation ID: correlation\nTimestamp: 2030-01-01 12:00:00Z$/),
  })
})
