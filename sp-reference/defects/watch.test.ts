import { expect, test } from '#unit-test'
import { bend, defineDefect } from './defect.ts'
import { watched } from './watch.ts'

const deaf = defineDefect({ id: 'deaf', title: 'Hears nothing', trips: [], bends: { believesValid: () => false } })
const cut = defineDefect({ id: 'cut', title: 'Cuts', trips: [], bends: { codeRecipient: (value) => value.slice(0, 5) } })
const breaks = defineDefect({
  id: 'breaks',
  title: 'Breaks',
  trips: [],
  bends: {
    listedProviderName: () => {
      throw new Error('no')
    },
  },
})

test('a value passes as it is, and the fault that would have changed it is noted', () => {
  const bites = new Set<string>()
  const faults = watched([deaf, cut, breaks], bites)
  expect(bend(faults, 'believesValid', true, null)).toBe(true)
  expect([...bites]).toEqual(['deaf'])
})

test('a fault that changes nothing is not noted', () => {
  const bites = new Set<string>()
  const faults = watched([deaf, cut, breaks], bites)
  bend(faults, 'believesValid', false, null)
  bend(faults, 'codeRecipient', 'a@b.c', {} as never)
  expect([...bites]).toEqual([])
})

test('a fault that would break the page is noted, and the page is not broken', () => {
  const bites = new Set<string>()
  expect(bend(watched([breaks], bites), 'listedProviderName', 'Okta', {} as never)).toBe('Okta')
  expect([...bites]).toEqual(['breaks'])
})
