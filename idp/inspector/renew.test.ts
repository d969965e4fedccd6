import { expect, test } from '#unit-test'
import { type Fresh, madeAt, renew } from './renew.ts'

const message = (inResponseTo = ' InResponseTo="_old"') =>
  `<p:Response xmlns:p="urn:p" ID="_r" IssueInstant="2030-01-01T12:00:00Z"${inResponseTo}><a:Assertion xmlns:a="urn:a" ID="_a" IssueInstant="2030-01-01T12:00:00.250Z"><a:SubjectConfirmationData NotOnOrAfter="soon"${inResponseTo}/><a:Conditions NotBefore="2030-01-01T11:55:00Z" NotOnOrAfter="2020-01-01T00:00:00Z"/><a:AuthnStatement AuthnInstant="2030-01-01T11:00:00Z" SessionIndex="_s"/><a:Attribute Name="x"><a:AttributeValue>12:00</a:AttributeValue></a:Attribute></a:Assertion></p:Response>`

const fresh = (before: string | null, after: string | null): Fresh => ({
  ids: { response: '_r2', assertion: '_a2', session: '_s2' },
  now: new Date('2030-01-01T13:00:00Z'),
  madeAt: new Date('2030-01-01T12:00:00Z'),
  request: { before, after },
})
const answers = (xml: string) => [...xml.matchAll(/InResponseTo="([^"]*)"/g)].map(([, id]) => id)

test('IDs, SessionIndex and moments are new, each as far from now as it was; what is no moment stays, and so does when the person signed in', () => {
  const xml = renew(message(), fresh('_old', '_old'))
  for (const part of [
    'ID="_r2" IssueInstant="2030-01-01T13:00:00Z"',
    'ID="_a2" IssueInstant="2030-01-01T13:00:00.250Z"',
    'NotBefore="2030-01-01T12:55:00Z" NotOnOrAfter="2020-01-01T01:00:00Z"',
    'NotOnOrAfter="soon"',
    'AuthnInstant="2030-01-01T11:00:00Z" SessionIndex="_s2"',
    '>12:00<',
  ])
    expect(xml).toContain(part)
  expect(answers(xml)).toEqual(['_old', '_old'])
})

const cases: [name: string, inResponseTo: string | undefined, before: string | null, after: string | null, answers: string[]][] =
  [
    ['another request', undefined, '_old', '_new', ['_new', '_new']],
    ['no request any more', undefined, '_old', null, []],
    ['a request, where it answered none', '', null, '_new', ['_new', '_new']],
    ['another request, where somebody had changed it', ' InResponseTo="_mine"', '_old', '_new', ['_mine', '_mine']],
    ['another request, where somebody had taken it away', '', '_old', '_new', []],
  ]
for (const [name, inResponseTo, before, after, expected] of cases)
  test(`it answers ${name}`, () => {
    expect(answers(renew(message(inResponseTo), fresh(before, after)))).toEqual(expected)
  })

test('when it was made stands in its root', () => {
  expect(madeAt(`<?xml version="1.0"?>${message()}`)?.toISOString()).toBe('2030-01-01T12:00:00.000Z')
  expect(madeAt('<a/>')).toBeNull()
})
