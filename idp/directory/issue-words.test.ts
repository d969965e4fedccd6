import * as z from 'zod'
import { expect, test } from '#unit-test'
import { issueWords } from './issue-words.ts'

const schema = z.object({
  name: z.string().min(1).max(3),
  code: z.string().min(2),
  list: z.array(z.string()).max(1),
  port: z.number().min(1).max(9),
  kind: z.enum(['a', 'b']),
  own: z.string().regex(/x/, 'has words of its own'),
})
const good = { name: 'abc', code: 'ab', list: [], port: 5, kind: 'a', own: 'x' }
const rows: [string, unknown, string][] = [
  ['name', '', 'must not be empty'],
  ['name', 'long', 'must have at most 3 characters'],
  ['name', undefined, 'is missing'],
  ['name', 7, 'must be a string'],
  ['code', 'a', 'must have at least 2 characters'],
  ['list', ['a', 'b'], 'must have at most 1 entry'],
  ['list', 'a', 'must be an array'],
  ['port', 0, 'must be at least 1'],
  ['port', 10, 'must be at most 9'],
  ['kind', 'c', "must be 'a' or 'b'"],
  ['own', 'y', 'has words of its own'],
]
for (const [field, value, words] of rows)
  test(`${field} = ${JSON.stringify(value)} ${words}`, () => {
    const result = schema.safeParse({ ...good, [field]: value }, { error: issueWords })
    expect(result.error?.issues.map(({ message }) => message)).toEqual([words])
  })
