import type { Policy } from '../jit/policy.ts'

type Key = 'domainPolicy' | 'seatPolicy' | 'removedMember' | 'pendingInvite' | 'rolePolicy' | 'unknownRole'

/** What a policy does to people who sign in, as administrators read it. */
export const policyWords: { [K in Key]: Record<Policy[K], string> } = {
  domainPolicy: {
    any: 'addresses of every domain come in',
    allowList: 'only addresses of the admitted domains come in',
    verifiedOnly: 'only addresses of the verified domains come in',
    verifiedOrInvited: 'addresses of the verified domains come in, others by invitation',
  },
  seatPolicy: {
    ignore: 'a limit is for information and keeps nobody out',
    blockNew: 'when all seats are taken, nobody new comes in',
    blockAll: 'when all seats are taken, nobody signs in',
  },
  removedMember: {
    rejoin: 'may come back by signing in again',
    block: 'stays out until an administrator adds them by hand',
    invite: 'stays out until there is a new invitation',
  },
  pendingInvite: {
    consume: 'the next sign-in takes it up',
    block: 'who has one accepts it first, on the page that the link in its mail opens',
    ignore: 'signing in takes no notice of it',
  },
  rolePolicy: {
    createOnly: 'leaves it as it is: the identity provider gives a role to new members only',
    eachLogin: 'replaces it where the identity provider sends a role of this workspace, or a group that is mapped to one',
    manualWins: 'leaves it as it is, because it was given by hand',
  },
  unknownRole: {
    default: 'gives newcomers the default role',
    reject: 'keeps newcomers out',
    none: 'gives newcomers no role, which opens nothing',
  },
}
