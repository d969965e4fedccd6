import { expect, test } from '#unit-test'
import { edited, encode, entityId, expectation, honestXml, outcomeOf, sign } from './testing/message.ts'
import { validateResponse } from './validate-response.ts'

const message = sign(honestXml)
const other = edited(honestXml, [`<saml:Audience>${entityId}`, '<saml:Audience>https://other.example'])

test('the same message again is a replay, unless accept-replayed-assertion', async () => {
  const usual = expectation()
  await validateResponse(encode(message), usual)
  await expect(validateResponse(encode(message), usual)).rejects.toMatchObject({ code: 'replayed', actual: '_assertion' })
  const faulty = expectation({ defects: new Set(['accept-replayed-assertion']) })
  await validateResponse(encode(message), faulty)
  expect((await validateResponse(encode(message), faulty)).nameId).toBe('ada@corp.example')
})

test('the same assertion in a new envelope is a replay', async () => {
  const usual = expectation()
  await validateResponse(encode(message), usual)
  const rewrapped = encode(edited(message, ['_response', '_response2']))
  await expect(validateResponse(rewrapped, usual)).rejects.toMatchObject({ code: 'replayed' })
})

test('five posts at once are one sign-in', async () => {
  const usual = expectation()
  const posts = await Promise.allSettled(Array.from({ length: 5 }, () => validateResponse(encode(message), usual)))
  expect(posts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an assertion is remembered until its end plus the clock skew, and only when everything else was right', async () => {
  const remembered: string[] = []
  const rememberAssertion = (id: string, until: Date) => remembered.push(`${id} ${until.toISOString()}`) > 0
  await outcomeOf(sign(other), { rememberAssertion })
  await outcomeOf(message, { rememberAssertion })
  expect(remembered).toEqual(['_assertion 2030-01-01T12:07:00.000Z'])
})

test('a refusal names code, clause, expected and actual, and its message repeats nothing from the wire', async () => {
  await expect(validateResponse(encode(sign(other)), expectation())).rejects.toMatchObject({
    code: 'audience-mismatch',
    clause: 'SAML Core 2.5.1.4',
    expected: entityId,
    actual: 'https://other.example',
    message: 'The sign-in message was made for another application.',
  })
})

test('an error of a store stays an error, it is no refusal', async () => {
  const broken = expectation({
    findRequest: () => {
      throw new Error('the store is gone')
    },
  })
  await expect(validateResponse(encode(message), broken)).rejects.toThrow('the store is gone')
})
