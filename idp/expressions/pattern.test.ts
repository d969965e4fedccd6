import { createContext, Script } from 'node:vm'
import { expect, test } from '#unit-test'
import { findPattern, patiently, withPattern } from './pattern.ts'

test('a pattern is found with its groups, by number and by name', () => {
  expect(findPattern('(?<role>[A-Z]\\w+)-(\\d)?', 'x Admin-')).toEqual({
    index: 2,
    groups: ['Admin-', 'Admin', undefined],
    named: { role: 'Admin' },
  })
  expect(findPattern('y', 'x')).toBeNull()
  expect(findPattern('É', 'é', 'iu')?.index).toBe(0)
})

test('a pattern is looked for in several texts at once', () => {
  expect(withPattern('^S.+s$', ['Sales', 'sales', 'Sales EMEA', 'Systems'])).toEqual(['Sales', 'Systems'])
  expect(withPattern('x', [])).toEqual([])
  expect(() => withPattern('(', ['x'])).toThrow(RangeError)
  expect(() => withPattern('(a+)+$', ['a', `${'a'.repeat(40)}!`])).toThrow('takes too long')
})

test('a pattern leaves nothing behind for the next one', () => {
  findPattern('(?<found>a)', 'a')
  expect(findPattern('b', 'b')).toEqual({ index: 0, groups: ['b'], named: {} })
})

test('a pattern that is none, or comes to no end, is refused', () => {
  for (const pattern of ['(', '[z-a]', '\\p{Nothing}']) expect(() => findPattern(pattern, 'x'), pattern).toThrow(RangeError)
  expect(() => findPattern('(a+)+$', `${'a'.repeat(40)}!`)).toThrow('takes too long')
})

/** A machine that lets this process work for so many microseconds in each round. */
function machine(share: number) {
  let user = 0
  const cut = Object.assign(new Error('timed out'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' })
  const rounds: number[] = []
  return {
    rounds,
    worked: () => ({ user, system: 0 }),
    /** Cut short until the round with this number. */
    until: (last: number) => (timeout: number) => {
      rounds.push(timeout)
      user += share
      if (rounds.length < last) throw cut
      return 'found'
    },
  }
}

test('what is cut short since the machine is busy is tried again; what has worked long enough is not, and nothing for ever', () => {
  const busy = machine(2_000)
  expect(patiently(busy.until(3), busy.worked)).toBe('found')
  expect(busy.rounds).toHaveLength(3)

  const hard = machine(249_000)
  expect(() => patiently(hard.until(3), hard.worked)).toThrow('timed out')
  expect(hard.rounds).toHaveLength(1)

  const stuck = machine(0)
  expect(() => patiently(stuck.until(1000), stuck.worked)).toThrow('timed out')
  expect(stuck.rounds).toHaveLength(20)

  let tried = 0
  const wrong = () => {
    tried++
    throw new SyntaxError('no pattern')
  }
  expect(() => patiently(wrong, stuck.worked)).toThrow('no pattern')
  expect(tried).toBe(1)
})

test('what Node itself cuts short is known as that, wherever its error was made', () => {
  const endless = new Script('for (;;);')
  for (const run of [(timeout: number) => endless.runInContext(createContext({}), { timeout }), cutHere]) {
    let tried = 0
    const work = () => (++tried < 3 ? run(5) : 'found')
    expect(patiently(work, () => ({ user: 0, system: 0 }))).toBe('found')
    expect(tried).toBe(3)
  }
  function cutHere(timeout: number): unknown {
    return endless.runInThisContext({ timeout })
  }
})
