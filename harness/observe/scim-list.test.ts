import { expect, test } from '#unit-test'
import { type PageQuery, readAll, type ScimPage, toPage } from './scim-list.ts'

const users = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index }))

/** A server with so many users that gives at most so many at a time. */
function server(total: number, most = 100) {
  const asked: PageQuery[] = []
  const ask = async (query: PageQuery): Promise<ScimPage> => {
    asked.push(query)
    const last = Math.min(total, query.startIndex + Math.min(query.count, most) - 1)
    return { total, resources: users(query.startIndex, last) }
  }
  return { ask, asked }
}

for (const [total, most, requests] of [
  [0, 100, 1],
  [1, 100, 1],
  [7, 3, 3],
  [100, 100, 2],
  [1000, 100, 11],
] as const)
  test(`${total} users, ${most} at a time, in ${requests} requests`, async () => {
    const { ask, asked } = server(total, most)
    expect(await readAll(ask)).toHaveLength(total)
    expect(asked).toHaveLength(requests)
  })

test('a longer list is not read at all', async () => {
  const { ask, asked } = server(1001)
  expect(await readAll(ask, 'userName co "k1"')).toBeNull()
  expect(asked).toEqual([{ startIndex: 1, count: 100, filter: 'userName co "k1"' }])
})

const liars: [string, (query: PageQuery) => ScimPage, string][] = [
  ['a total that is too high', () => ({ total: 5, resources: [] }), 'totalResults is 5, and 0 users were listed'],
  ['a total that is too low', () => ({ total: 0, resources: users(1, 1) }), 'totalResults is 0, and 1 user was listed'],
  [
    'the same page again and again',
    () => ({ total: 5, resources: users(1, 2) }),
    'the user 1 is listed twice: startIndex is not heeded',
  ],
  [
    'a total that is the length of a page',
    ({ startIndex }) => ({ total: 100, resources: users(startIndex, Math.min(150, startIndex + 99)) }),
    'totalResults is 100, and 150 users were listed',
  ],
  [
    'a total that never stays',
    ({ startIndex }) => ({ total: 9 + startIndex, resources: users(startIndex, startIndex) }),
    'totalResults changed from 10 to 11',
  ],
]
for (const [name, answer, says] of liars)
  test(`a fault: ${name}`, () => expect(readAll(async (query) => answer(query))).rejects.toThrow(says))

test('a list that changes while it is read is read again', async () => {
  let total = 3
  const ask = async ({ startIndex }: PageQuery) => {
    if (startIndex === 2) total = 4
    return { total, resources: users(startIndex, startIndex) }
  }
  expect(await readAll(ask)).toHaveLength(4)
})

for (const [name, body, says] of [
  ['a list alone', [{ id: 1 }], 'no ListResponse: it has no totalResults'],
  ['a text', 'ok', 'no ListResponse: it has no totalResults'],
  ['no resources', { totalResults: 3 }, 'totalResults is 3, and there are no Resources'],
] as const)
  test(`no list: ${name}`, () => expect(() => toPage(body)).toThrow(says))

test('no resources at all may be left out, and a total may be written as a text', () => {
  expect(toPage({ totalResults: 0 })).toEqual({ total: 0, resources: [] })
  expect(toPage({ totalResults: '1', Resources: [{}] })).toEqual({ total: 1, resources: [{}] })
})
