import { expect, test } from '#unit-test'
import { bend, type Seams } from './defect.ts'
import { findDefects } from './index.ts'

const provider = { id: '1', metadataUrl: null, place: 'end-user/Prod', name: 'IdP', issuer: 'i', ssoUrl: 'u', certificates: [] }

test('breaks-without-provider breaks where there is no provider, and nowhere else', () => {
  const ask = (gate: Seams['samlGate']['value']) =>
    bend(findDefects(['breaks-without-provider']), 'samlGate', gate, { at: 'start', provider: null, others: [] })
  expect(() => ask({ code: 'not-configured', reason: 'none' })).toThrow('no provider')
  expect(ask({ provider })).toEqual({ provider })
})
