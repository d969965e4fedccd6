import { expect, test } from '#unit-test'
import { ada } from '../../../testing/control.ts'
import { resolveOkta } from '../expression.ts'

const person = { ...ada, attributes: { country: 'Germany', code: 'de', unset: null } }
const known = { custom: Object.keys(person.attributes), profile: [] }

function comesTo(expression: string): unknown {
  const resolution = resolveOkta(expression, known)
  if (!resolution.ok) return resolution.message
  try {
    return resolution.read({ person, assignment: { person: 'ada' } })
  } catch (error) {
    return `fault: ${(error as Error).message}`
  }
}

const rows: Record<string, unknown> = {
  'Iso3166Convert.toAlpha2("IND")': 'IN',
  'Iso3166Convert.toAlpha3("840")': 'USA',
  'Iso3166Convert.toNumeric("USA")': '840',
  'Iso3166Convert.toName("IN")': 'India',
  'Iso3166Convert.toNumeric("AF")': '004',
  'Iso3166Convert.toAlpha2(4)': 'AF',
  'Iso3166Convert.toAlpha3(user.code)': 'DEU',
  'Iso3166Convert.toName(user.unset)': null,
  "'United States'.parseCountryCode()": 'US',
  "'USA'.parseCountryCode().toAlpha2()": 'US',
  "'840'.parseCountryCode().toAlpha3()": 'USA',
  "'United States'.parseCountryCode().toNumeric()": '840',
  "'US'.parseCountryCode().toName()": 'United States',
  "user.country.parseCountryCode() == 'DEU'.parseCountryCode()": 'true',
  'Iso3166Convert.toAlpha2(user.country)':
    'fault: Iso3166Convert.toAlpha2: "Germany" is not a code of ISO 3166-1, such as IN, IND or 356',
  "'Atlantis'.parseCountryCode()":
    'fault: parseCountryCode: "Atlantis" is neither a code of ISO 3166-1 nor the name of a country',
  'user.code.toAlpha2()': 'fault: toAlpha2: "de" is no country; parseCountryCode makes one of a text',
  "'US'.toAlpha2()": 'character 1: toAlpha2 takes a country here, and this is a text',
  'Iso3166Convert.toAlpha4("IN")': "there is no function 'Iso3166Convert.toAlpha4'; did you mean 'Iso3166Convert.toAlpha2'?",
  'Iso3166Convert.toName()': 'Iso3166Convert.toName takes 1 argument, and has 0',
}

test('Okta: codes and names of countries', () => {
  for (const [expression, value] of Object.entries(rows))
    if (typeof value === 'string' && /[ :]/.test(value)) expect.soft(comesTo(expression), expression).toContain(value)
    else expect.soft(comesTo(expression), expression).toBe(value)
})

test('every code leads to the other two and back, and every country has a name of its own', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const alpha2 = letters.flatMap((one) => letters.map((other) => one + other))
  const found = alpha2.filter((code) => comesTo(`Iso3166Convert.toAlpha2("${code}")`) === code)
  expect(found).toHaveLength(249)
  for (const code of found) {
    const three = comesTo(`Iso3166Convert.toAlpha3("${code}")`)
    const number = comesTo(`Iso3166Convert.toNumeric("${three}")`)
    expect.soft(comesTo(`Iso3166Convert.toAlpha2("${number}")`), code).toBe(code)
    // CLDR knows the number of most countries, too.
    const [canonical = ''] = Intl.getCanonicalLocales(`und-${number}`)
    expect.soft([`und-${code}`, `und-${number}`], code).toContain(canonical)
  }
  const names = found.map((code) => comesTo(`Iso3166Convert.toName("${code}")`))
  expect(new Set(names).size).toBe(249)
  expect(names.filter((name) => typeof name !== 'string' || name.length < 4)).toEqual([])
})
