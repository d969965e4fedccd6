import { expect, test } from '#unit-test'
import { acsUrl, edited, encode, expectation, honestXml, sign } from './testing/message.ts'
import { validateWatched } from './watch.ts'

async function faultsAt(
  xml: string,
  options: Parameters<typeof expectation>[0] = {},
): Promise<{ end: string; faults: string[] }> {
  const faults: string[] = []
  const end = await validateWatched(encode(xml), expectation(options), (fault) => faults.push(fault)).then(
    ({ nameId }) => nameId,
    (error: { code: string }) => error.code,
  )
  return { end, faults }
}

test('an honest message ends alike under every fault', async () => {
  expect(await faultsAt(sign(honestXml))).toEqual({ end: 'ada@corp.example', faults: [] })
})

test('a message that breaks one rule ends otherwise under the fault that switches it off', async () => {
  const misdirected = sign(edited(honestXml, [`Recipient="${acsUrl}"`, 'Recipient="https://else.example/acs"']))
  expect(await faultsAt(misdirected)).toEqual({ end: 'recipient-mismatch', faults: ['skip-recipient-check'] })
})

test('a replayed message ends otherwise where nothing is remembered, and is remembered once', async () => {
  const asked: string[] = []
  const rememberAssertion = (id: string) => {
    asked.push(id)
    return false
  }
  expect(await faultsAt(sign(honestXml), { rememberAssertion })).toEqual({
    end: 'replayed',
    faults: ['accept-replayed-assertion'],
  })
  expect(asked).toEqual(['_assertion'])
})
