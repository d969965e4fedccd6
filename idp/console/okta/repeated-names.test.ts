import { expect, test } from '#unit-test'
import { repeatedNames } from './repeated-names.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))

const lists: [string, string[], string[], string[]][] = [
  ['none twice', ['a', 'b'], ['c'], []],
  ['twice among the attributes', ['a', 'b', 'a'], [], ['statements[2].name']],
  ['an attribute and groups', ['a'], ['b', 'a'], ['groupStatements[1].name']],
  ['three times', ['a', 'a'], ['a'], ['statements[1].name', 'groupStatements[0].name']],
  ['letter case counts', ['a', 'A'], [], []],
  ['lines without a name', ['', ''], [''], []],
]
for (const [what, statements, groups, fields] of lists)
  test(`names that are there already are refused: ${what}`, () => {
    expect(Object.keys(repeatedNames(named(...statements), named(...groups)))).toEqual(fields)
  })
