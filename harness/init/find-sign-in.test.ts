import { expect, test } from '#unit-test'
import { findSignIn, type Tried } from './find-sign-in.ts'
import { belowBase, signInCandidates } from './sign-in-candidates.ts'

const base = 'http://127.0.0.1:3000'
const page = (body: string) => `<!doctype html><body>${body}</body>`
const link = (href: string, words: string) => `<a href="${href}">${words}</a>`

const firstCandidates: [string, string, string | null, unknown[]][] = [
  ['a link by its words', page(link('/go', 'Single sign-on')), null, [{ at: '/go', onPage: true }]],
  ['a link by its address', page(link('/auth/sso?org=1', 'Enter')), null, [{ at: '/auth/sso?org=1', onPage: true }]],
  ['a button of a form that posts', page('<form method="post"><button>Use SSO</button></form>'), null, [{ press: 'Use SSO' }]],
  ['beside the ACS', page(''), `${base}/saml/acs`, [{ at: '/saml/login' }, { at: '/saml/sso' }]],
  ['beside an ACS of another host', page(''), 'https://app.test/saml/acs', [{ at: '/saml/login' }, { at: '/saml/sso' }]],
  ['another way to sign in, after the ACS', page(link('/g', 'Sign in with Acme')), `${base}/x/acs`, [{ at: '/x/login' }]],
  ['not where one signs out', page(link('/saml/logout', 'SAML logout')), null, [{ at: '/login' }]],
  ['not another site', page(link('https://sso.test/', 'SSO')), null, [{ at: '/login' }]],
]
for (const [name, html, acsUrl, wanted] of firstCandidates)
  test(`where a sign-in may start: ${name}`, () =>
    expect(signInCandidates(base, html, acsUrl).slice(0, wanted.length)).toEqual(wanted))

const answers = (status: number, more: Partial<Tried> = {}): Tried => ({
  status,
  isJson: false,
  sendsRequest: false,
  leadsAway: false,
  ...more,
})
const searches: [string, string, Record<string, Tried>, Tried, Record<string, unknown>][] = [
  [
    'one that sends an AuthnRequest wins',
    page(link('/help/sso', 'About SSO')),
    { '/help/sso': answers(200), '/saml/sso': answers(302, { sendsRequest: true, leadsAway: true }) },
    answers(404),
    { candidate: { at: '/saml/sso' }, sureness: 'seen' },
  ],
  [
    'else one that answers, as an SP without an IdP does',
    page(''),
    { '/saml/login': answers(503), '/': answers(200) },
    answers(404),
    { candidate: { at: '/saml/login' }, sureness: 'answers', says: 'it answers 503, and leads to no IdP yet' },
  ],
  [
    'what leads elsewhere without one is another way to sign in',
    page(link('/g', 'Sign in with Acme')),
    { '/g': answers(302, { leadsAway: true }), '/': answers(200) },
    answers(404),
    { candidate: { at: '/login' }, sureness: 'guessed', says: 'not found, guessed' },
  ],
  ['an SP that answers everything says nothing by it', page(''), { '/': answers(200) }, answers(200), { sureness: 'guessed' }],
  [
    'but its own link does',
    page(link('/app/sso', 'SSO')),
    { '/app/sso': answers(200) },
    answers(200),
    { candidate: { at: '/app/sso' }, sureness: 'answers' },
  ],
  [
    'a button that can only be pressed',
    page('<form method="post"><button>Use SSO</button></form>'),
    {},
    answers(404),
    { candidate: { press: 'Use SSO' }, sureness: 'answers' },
  ],
]
for (const [name, html, places, otherwise, wanted] of searches)
  test(`the search for the sign-in: ${name}`, async () => {
    const found = await findSignIn(base, html, `${base}/saml/acs`, async (at) => places[at] ?? otherwise)
    expect(found).toMatchObject(wanted)
  })

test('an address is written below the base where it can be', () => {
  expect(belowBase(base, `${base}/x`)).toBe('/x')
  expect(belowBase(base, `${base}?x`)).toBe('/?x')
  expect(belowBase(base, `${base}1/x`)).toBe(`${base}1/x`)
  expect(belowBase(`${base}/portal`, `${base}/x`)).toBe(`${base}/x`)
})
