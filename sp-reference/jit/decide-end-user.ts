import type { Environment } from '../organisations/settings.ts'
import type { AssertedEmails } from './email.ts'
import type { Entry } from './entry.ts'
import { mayLink } from './existing-account.ts'
import type { Found } from './find-account.ts'
import { assertedGroups, groupsAtCreation, groupsAtSignIn } from './groups.ts'
import { newAccount } from './newcomer.ts'
import { profileAtSignIn } from './profile.ts'
import { Refused } from './refusal.ts'
import type { Change, DecidedBy, EndUserInput, GroupSync, ProvisioningDecision } from './types.ts'

/** Workato docs "JIT provisioning": account, access to every JIT-enabled environment with its default permissions, groups of the assertion. */
function created(input: EndUserInput, emails: AssertedEmails, entry: Entry): ProvisioningDecision {
  const { environment, environments, facts, policy } = input
  if (!environment.jit && !entry.consumes)
    throw new Refused('jit-disabled', `nobody is known by this NameID and JIT provisioning is off in ${environment.name}`)
  const person = newAccount(input, emails, entry)
  // An invitation is to one environment; JIT provisioning opens all that have it.
  const granted = environment.jit ? environments.filter((place) => place.jit) : [environment]
  const groups = groupsAtCreation(facts, policy, granted, input)
  const access: Change[] = granted.map(({ name, defaultPermissions }) => ({
    do: 'grant-environment',
    environment: name,
    permissions: defaultPermissions,
  }))
  return {
    kind: 'created',
    account: null,
    changes: [...person.changes, ...access, ...groups.changes],
    reasons: [
      ...person.reasons,
      `access to ${granted.map(({ name }) => name).join(', ')} with default permissions`,
      ...groups.reasons,
    ],
    sources: [...person.sources, ...groupSource(input, groups.sync), ...granted.map(permissionSource)],
    code: null,
    groupSync: groups.sync,
    verification: null,
  }
}

const permissionSource = ({ name, defaultPermissions }: Environment): DecidedBy => ({
  field: `permissions in ${name}`,
  value: defaultPermissions.join(', ') || 'none',
  from: 'the environment',
  isDefault: true,
})

/** Where groups come from, at a sign-in that sets them. */
function groupSource({ facts, policy }: EndUserInput, sync: GroupSync): DecidedBy[] {
  if (sync.skipped !== null) return []
  const { state, names } = assertedGroups(facts, policy)
  const from = policy.attributeMap.groups ?? 'no attribute'
  return [{ field: 'groups', value: names.join(', ') || 'none', from, isDefault: state !== 'listed' }]
}

/** A known person without access to this environment gets it where JIT is on; that is a grant, not a profile update. */
function access(
  input: EndUserInput,
  found: Found,
  { consumes }: Entry,
): { changes: Change[]; reasons: string[]; sources: DecidedBy[] } {
  const { environment } = input
  if (found.account.environments.some(({ name }) => name === environment.name)) return { changes: [], reasons: [], sources: [] }
  if (!environment.jit && !consumes)
    throw new Refused('jit-disabled', `the account has no access to ${environment.name} and JIT provisioning is off there`)
  return {
    changes: [{ do: 'grant-environment', environment: environment.name, permissions: environment.defaultPermissions }],
    sources: [permissionSource(environment)],
    reasons: [`access to ${environment.name} granted with default permissions; nothing else changes`],
  }
}

/** The end-user side: who is new is created, who is known is signed in. */
export function decideEndUser(
  input: EndUserInput,
  emails: AssertedEmails,
  found: Found | null,
  entry: Entry,
): ProvisioningDecision {
  if (!found) return created(input, emails, entry)
  const { facts, policy, environment, channel, candidates } = input
  const { account } = found
  const base = { account, code: null, groupSync: null, verification: null, sources: [] }
  if (!found.identityStored && mayLink(policy.existingAccount, found, input) === 'verify-first') {
    return {
      ...base,
      kind: 'unchanged',
      changes: [],
      reasons: ['the account exists: its mailbox has to be proven before it is linked'],
      verification: { roles: null },
    }
  }
  const link: Change[] = found.identityStored
    ? []
    : [{ do: 'link-identity', issuer: facts.issuer, nameId: facts.nameId, nameIdFormat: facts.nameIdFormat }]
  const grant = access(input, found, entry)
  const profile = profileAtSignIn(facts, emails, candidates, account, { policy, invited: entry.invited })
  const groups = groupsAtSignIn(facts, policy, environment, channel, account)
  const recognised = found.identityStored
    ? `recognised by ${found.by}`
    : `recognised by ${found.by}: NameID linked to the account`
  return {
    ...base,
    kind: link.length > 0 ? 'linked' : 'unchanged',
    changes: [...link, ...grant.changes, ...profile.changes, ...groups.changes],
    reasons: [recognised, ...grant.reasons, ...profile.reasons, ...groups.reasons],
    sources: [...profile.sources, ...groupSource(input, groups.sync), ...grant.sources],
    groupSync: groups.sync,
  }
}
