import { deflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { type Answer, type Disguise, putOn } from './disguise.ts'

const request = deflateRawSync(Buffer.from('<AuthnRequest/>')).toString('base64')
const toIdp: Answer = {
  status: 302,
  headers: { location: `http://idp/sso?SAMLRequest=${encodeURIComponent(request)}&RelayState=r`, 'set-cookie': ['a=1'] },
  body: Buffer.from(''),
}
const onward: Answer = { status: 303, headers: { location: '/profile' }, body: Buffer.from('') }
const refusal: Answer = { status: 403, headers: { 'content-type': 'text/html' }, body: Buffer.from('no') }

const cases: { name: string; disguise: Disguise; answer: Answer; status: number; body?: string; headers?: object }[] = [
  { name: 'none', disguise: {}, answer: onward, status: 303, headers: onward.headers },
  { name: 'by script', disguise: { redirects: 'replace' }, answer: onward, status: 200, body: 'location.replace("/profile")' },
  { name: 'by fetch', disguise: { redirects: 'fetch' }, answer: onward, status: 200, body: 'fetch("/where-to?to=%2Fprofile")' },
  {
    name: 'a form that sends itself',
    disguise: { authnRequest: 'form' },
    answer: toIdp,
    status: 200,
    body: `action="http://idp/sso"><input type="hidden" name="SAMLRequest" value="${Buffer.from('<AuthnRequest/>').toString('base64')}"`,
    headers: { 'set-cookie': ['a=1'] },
  },
  { name: 'other redirects stay', disguise: { authnRequest: 'form' }, answer: onward, status: 303 },
  { name: 'errors', disguise: { errorsAs200: true }, answer: refusal, status: 200, body: 'no' },
  {
    name: 'a cookie',
    disguise: { cookie: 'sid' },
    answer: toIdp,
    status: 302,
    headers: { 'set-cookie': ['a=1', 'sid=x; Path=/; HttpOnly'] },
  },
]
for (const { name, disguise, answer, status, body = '', headers = {} } of cases) {
  test(`an answer in disguise: ${name}`, () => {
    const worn = putOn(disguise, answer, 'x')
    expect(worn).toMatchObject({ status, headers })
    expect(worn.body.toString()).toContain(body)
    expect('location' in worn.headers).toBe(status >= 300)
  })
}
