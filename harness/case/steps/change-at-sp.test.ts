import { expect, test } from '#unit-test'
import { ada, aPlace } from '../../checks/testing.ts'
import { UsageError } from '../../errors.ts'
import { aLook } from '../../observe/testing/look.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import type { CaseWorld } from '../world.ts'
import { changeAtSpStep } from './change-at-sp.ts'

/** Changes Ada's name by a hook with this address. */
async function change(url: string): Promise<unknown> {
  const look = aLook({ file: { hooks: { changeAccount: { method: 'POST', url } } }, variables: { base: 'http://127.0.0.1:1' } })
  const world = { ...look, surface: 'end-user', people: new Map([['ada', ada]]), places: new Map([['prod', aPlace('prod')]]) }
  const frame = async (act: () => Promise<unknown>) => {
    await act()
    return { exchanges: [] }
  }
  const options = { person: 'ada', displayName: 'Ada King' }
  return changeAtSpStep.run(options, world as unknown as CaseWorld, {} as never, frame as never).catch((error: unknown) => error)
}

test('a mistake in the target file is told as one, and does not pass for something that the SP cannot do', async () => {
  expect(await change('http://elsewhere.test/change')).toBeInstanceOf(UsageError)
})

test('an SP that does not take the change leaves a precondition unmet', async () => {
  expect(await change('/change')).toBeInstanceOf(UnmetPrecondition)
})
