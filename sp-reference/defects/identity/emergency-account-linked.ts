import type { Account } from '../../jit/types.ts'
import { defineDefect } from '../defect.ts'

const ordinary = (account: Account | null): Account | null => account && { ...account, emergency: false }

/** Whoever can set an address at the identity provider becomes an administrator. */
export const emergencyAccountLinked = defineDefect({
  id: 'emergency-account-linked',
  title: 'Links a local administrator by the address like anybody else',
  trips: ['privileged-account-not-captured'],
  bends: {
    input(input) {
      const { byIdentity, byLogin, byContact } = input.candidates
      const candidates = { byIdentity: ordinary(byIdentity), byLogin: ordinary(byLogin), byContact: ordinary(byContact) }
      return { ...input, candidates }
    },
  },
})
