import { expect, test } from '#unit-test'
import { type InspectOptions, inspect, inspectXml } from '../inspect.ts'
import { formCases } from '../testing/form-cases.ts'
import { known as options } from '../testing/known.ts'
import { acsUrl, audience, honest, now, request, sign, withAttribute } from '../testing/message.ts'
import { messageCases } from '../testing/message-cases.ts'
import { valueCases } from '../testing/value-cases.ts'
import { rules } from './index.ts'
import { packingRules } from './packing.ts'

const ids = (xml: string, more: InspectOptions = options) => inspectXml(xml, more).findings.map(({ id }) => id)

test('an honest, signed message has nothing against it', () => {
  expect(inspectXml(sign(honest), options).findings).toEqual([])
  expect(inspectXml(sign(honest, { on: 'Response' }), options).findings).toEqual([])
  expect(inspectXml(request, { now, audience, acsUrl }).findings).toEqual([])
})

const cases = [...messageCases, ...valueCases, ...formCases]
for (const [id, severity, xml, says, more] of cases)
  test(`${id}, ${severity}: ${says}`, () => {
    const found = inspectXml(xml, more ?? options).findings.filter((each) => each.id === id && each.severity === severity)
    expect(found.map(({ words }) => words).join('\n')).toContain(says)
    expect(found.every(({ advice }) => advice.length > 10)).toBe(true)
  })

test('several messages in one paste', () => {
  const base64 = Buffer.from(honest).toString('base64')
  const pasted = `SAMLResponse=${base64}&x=1\nSAMLResponse=${Buffer.from(sign(honest)).toString('base64')}`
  const { findings } = inspect(pasted, options)
  expect(findings.find(({ id }) => id === 'further-messages')?.words).toBe(
    'There are 2 messages in what was given: 1 Response and 2 Response. This is number 1.',
  )
})

test('each rule is seen to speak', () => {
  const spoken = new Set([...cases.map(([id]) => id), 'further-messages', ...packingRules.map(({ id }) => id)])
  expect(rules.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual([])
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})

test('clocks may differ by as much as is said', () => {
  const off = { ...options, now: new Date('2030-01-01T12:06:00Z'), skewSeconds: 120 }
  expect(ids(sign(honest), off)).toEqual([])
  expect(ids(sign(honest), { ...off, skewSeconds: 30 })).toEqual(['expired'])
})

test('values that are fine are not spoken of', () => {
  const fine = ['Sales, Finance and Legal', 'https://x.example/a;b', 'a|b', 'Ada@ACME']
  for (const value of fine) expect.soft(ids(sign(withAttribute('title', value))), value).toEqual([])
})

test('an honest message in answer to nothing, of which nothing is known', () => {
  const own = { now }
  expect(ids(sign(honest), own)).toEqual([])
})
