import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { type EntryFacts, expectedEntry } from './entry.ts'

const newcomer: EntryFacts = {
  address: 'ada@Acme.test',
  isIn: false,
  isSeated: false,
  jit: true,
  invitation: 'none',
  removed: false,
  domains: null,
  seats: null,
}
const member: Partial<EntryFacts> = { isIn: true, isSeated: true }
const verified = { domains: { verified: ['acme.test'], allowed: [] } }
const spelled = { address: 'ada@bücher.test', domains: { verified: ['XN--Bcher-KVA.test'], allowed: ['Acme.test'] } }
const allowed = { domains: { verified: [], allowed: ['acme.test'] } }
const foreign = { domains: { verified: ['other.test'], allowed: ['other.test'] } }
const full = { seats: { limit: 1, taken: 1 } }
const open = { invitation: 'open' as const }
const accepted = { invitation: 'accepted' as const }

type Says = 'let in' | 'refused' | `silent: ${string}`
type Row = [policy: ProvisioningPolicy, facts: Partial<EntryFacts>, says: Says]

/** One situation a block, under every value of its key: the same facts, another expectation. */
const table: Record<string, Row[]> = {
  'nobody says anything': [
    [{}, {}, 'let in'],
    [{}, { jit: false }, 'refused'],
    [{}, { jit: false, ...member }, 'let in'],
  ],
  'a removed member without an invitation': [
    [{ removedMember: 'rejoin' }, { removed: true }, 'let in'],
    [{ removedMember: 'block' }, { removed: true }, 'refused'],
    [{ removedMember: 'invite' }, { removed: true }, 'refused'],
    [{}, { removed: true }, 'silent: removedMember'],
  ],
  'a removed member with a new invitation': [
    [{ removedMember: 'rejoin', pendingInvite: 'consume' }, { removed: true, ...open }, 'let in'],
    [{ removedMember: 'block', pendingInvite: 'consume' }, { removed: true, ...open }, 'refused'],
    [{ removedMember: 'invite', pendingInvite: 'consume' }, { removed: true, ...open }, 'let in'],
    [{ removedMember: 'invite', pendingInvite: 'block' }, { removed: true, ...open }, 'refused'],
  ],
  'an invited newcomer where JIT is on': [
    [{ pendingInvite: 'consume' }, open, 'let in'],
    [{ pendingInvite: 'ignore' }, open, 'let in'],
    [{ pendingInvite: 'block' }, open, 'refused'],
    [{}, open, 'silent: pendingInvite'],
  ],
  'an invited newcomer where JIT is off': [
    [{ pendingInvite: 'consume' }, { jit: false, ...open }, 'let in'],
    [{ pendingInvite: 'ignore' }, { jit: false, ...open }, 'refused'],
    [{ pendingInvite: 'block' }, { jit: false, ...open }, 'refused'],
  ],
  'an invited newcomer who has accepted': [
    [{ pendingInvite: 'consume' }, { jit: false, ...accepted }, 'let in'],
    [{ pendingInvite: 'ignore' }, accepted, 'let in'],
    [{ pendingInvite: 'ignore' }, { jit: false, ...accepted }, 'refused'],
    [{ pendingInvite: 'block' }, { jit: false, ...accepted }, 'let in'],
    [{ removedMember: 'invite', pendingInvite: 'block' }, { removed: true, ...accepted }, 'let in'],
    [{}, accepted, 'silent: pendingInvite'],
  ],
  'a member with an invitation': [[{ pendingInvite: 'block' }, { ...member, ...open }, 'let in']],
  'somebody of a verified domain': [
    [{ domainPolicy: 'any' }, verified, 'let in'],
    [{ domainPolicy: 'allowList' }, verified, 'refused'],
    [{ domainPolicy: 'verifiedOnly' }, verified, 'let in'],
    [{ domainPolicy: 'verifiedOrInvited' }, verified, 'let in'],
    [{}, verified, 'silent: domainPolicy'],
  ],
  'somebody of a domain that is spelled otherwise': [
    [{ domainPolicy: 'verifiedOnly' }, spelled, 'let in'],
    [{ domainPolicy: 'allowList' }, { ...spelled, address: 'ada@acme.test' }, 'let in'],
    [{ domainPolicy: 'allowList' }, spelled, 'refused'],
  ],
  'somebody of an admitted domain': [
    [{ domainPolicy: 'allowList' }, allowed, 'let in'],
    [{ domainPolicy: 'verifiedOnly' }, allowed, 'refused'],
  ],
  'a guest': [
    [{ domainPolicy: 'any' }, foreign, 'let in'],
    [{ domainPolicy: 'allowList' }, foreign, 'refused'],
    [{ domainPolicy: 'verifiedOnly' }, foreign, 'refused'],
    [{ domainPolicy: 'verifiedOrInvited' }, foreign, 'refused'],
  ],
  'an invited guest, and one who came by invitation': [
    [{ domainPolicy: 'verifiedOrInvited', pendingInvite: 'consume' }, { ...foreign, ...open }, 'let in'],
    [{ domainPolicy: 'verifiedOnly', pendingInvite: 'consume' }, { ...foreign, ...open }, 'refused'],
    [{ domainPolicy: 'verifiedOrInvited' }, { ...foreign, ...member, invitation: 'came' }, 'let in'],
    [{ domainPolicy: 'verifiedOnly' }, { ...foreign, ...member, invitation: 'came' }, 'refused'],
  ],
  'a newcomer when all seats are taken': [
    [{ seatPolicy: 'ignore' }, full, 'let in'],
    [{ seatPolicy: 'blockNew' }, full, 'refused'],
    [{ seatPolicy: 'blockAll' }, full, 'refused'],
    [{}, full, 'silent: seatPolicy'],
    [{ seatPolicy: 'blockAll' }, { seats: { limit: 2, taken: 1 } }, 'let in'],
  ],
  'somebody who has a seat when all are taken': [
    [{ seatPolicy: 'ignore' }, { ...full, ...member }, 'let in'],
    [{ seatPolicy: 'blockNew' }, { ...full, ...member }, 'let in'],
    [{ seatPolicy: 'blockAll' }, { ...full, ...member }, 'refused'],
  ],
}
for (const [situation, rows] of Object.entries(table))
  for (const [policy, facts, says] of rows)
    test(`${situation}, ${JSON.stringify(policy)}, ${JSON.stringify(facts)}: ${says}`, () => {
      const expected = expectedEntry(policy, { ...newcomer, ...facts })
      expect(
        expected.kind === 'value' ? expected.value : expected.kind === 'refused' ? 'refused' : `silent: ${expected.key}`,
      ).toBe(says)
    })
