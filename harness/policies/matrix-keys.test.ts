import { expect, test } from '#unit-test'
import { loadScenarios } from '../scenario/load.ts'
import { matrixKeys } from './matrix-keys.ts'
import { notProven } from './not-proven.ts'
import { parsePolicyChoice } from './policy-choice.ts'
import { inWords } from './reads.ts'

const keys = matrixKeys()

test('every key has at least two values to tell apart, each as --policy takes it', () => {
  for (const { key, values, under } of keys) {
    expect(values.length, key).toBeGreaterThan(1)
    for (const value of values) expect(parsePolicyChoice(`${key}=${inWords(value)}`).keys[0]?.value, key).toEqual(value)
    if (under !== null) expect(parsePolicyChoice(under).keys).toHaveLength(1)
  }
})

test('a reason for what is not proven names a value, two values or a scenario that there is', () => {
  const scenarios = loadScenarios().map(({ id }) => id)
  const known = keys.flatMap(({ key, values: each }) => {
    const values = each.map(inWords)
    const pairs = values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} and ${other}`))
    return [...[...values, ...pairs].map((which) => `${key}=${which}`), ...scenarios.map((id) => `${key} in ${id}`)]
  })
  expect(Object.keys(notProven).filter((each) => !known.includes(each))).toEqual([])
})
