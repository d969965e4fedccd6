import type { AssertedEmails } from './email.ts'
import type { Entry } from './entry.ts'
import { mayLink } from './existing-account.ts'
import type { Found } from './find-account.ts'
import { attributesAtSignIn, membershipAttributes } from './membership.ts'
import { newAccount } from './newcomer.ts'
import { profileAtSignIn } from './profile.ts'
import { Refused } from './refusal.ts'
import { defaultRoles, invitedRoles, rolesFromAttributes, rolesIn, rolesInWords, sameRoles } from './role.ts'
import type { Account, Change, DecidedBy, ProvisioningDecision, Roles, WorkspaceInput } from './types.ts'

const nothingElse = { code: null, groupSync: null, verification: null, sources: [] }

/** Workato docs "Team collaboration: Just in time provisioning": the employee gets an account and joins the workspace. */
function created(input: WorkspaceInput, emails: AssertedEmails, entry: Entry): ProvisioningDecision {
  const { workspace, facts, policy } = input
  if (!workspace.jit && !entry.consumes)
    throw new Refused('jit-disabled', `nobody is known by this NameID and JIT provisioning is off in ${workspace.name}`)
  const person = newAccount(input, emails, entry)
  const { roles, reasons, sources } = invitedRoles(entry, workspace) ?? rolesFromAttributes(facts, workspace, policy)
  const known = membershipAttributes(facts, policy)
  return {
    ...nothingElse,
    kind: 'created',
    account: null,
    changes: [...person.changes, { do: 'join-workspace', workspace: workspace.name, roles, attributes: known.attributes }],
    sources: [...person.sources, ...sources],
    reasons: [...person.reasons, ...reasons, ...known.reasons, `joined ${workspace.name} as ${rolesInWords(roles)}`],
  }
}

/** Roles of a member at a later sign-in. The 2023 behaviour ignores the attribute; the variants re-read it. */
function memberRoles(
  input: WorkspaceInput,
  current: Roles,
  source: 'saml' | 'manual',
): { changes: Change[]; reasons: string[]; sources: DecidedBy[] } {
  const { facts, policy, workspace } = input
  const map = policy.attributeMap
  const sent = [map.role, ...(workspace.environments ? [map.roleTest, map.roleProd] : [])].filter(
    (name) => name !== null && facts.attributes.has(name),
  )
  const frozen = policy.rolePolicy === 'createOnly' || (policy.rolePolicy === 'manualWins' && source === 'manual')
  if (frozen)
    return {
      changes: [],
      sources: [],
      reasons: sent.length > 0 ? [`role attribute ignored: ${sent.join(', ')} (rolePolicy ${policy.rolePolicy})`] : [],
    }
  const { said, asserted, reasons, sources } = rolesFromAttributes(facts, workspace, policy)
  const before = rolesIn(workspace, current)
  const roles: Roles = { ...before, ...said }
  // A default is for newcomers: a role given earlier is not reset because an attribute is missing or unknown.
  if (!asserted || sameRoles(roles, before))
    return { changes: [], reasons: asserted ? [] : [...reasons, 'role kept'], sources: [] }
  return {
    changes: [{ do: 'set-roles', workspace: workspace.name, roles }],
    sources,
    reasons: [...reasons, `roles now ${rolesInWords(roles)}`],
  }
}

/** What a known person who is not in this workspace gets on joining: the default role, or the attribute where the policy says so. */
function rolesOnJoin(input: WorkspaceInput, entry: Entry): { roles: Roles; reasons: string[]; sources: DecidedBy[] } {
  const invited = invitedRoles(entry, input.workspace)
  if (invited) return invited
  if (input.policy.roleOnJoin === 'attribute') return rolesFromAttributes(input.facts, input.workspace, input.policy)
  const sent = input.policy.attributeMap.role !== null && input.facts.attributes.has(input.policy.attributeMap.role)
  const reason = `role attribute ignored: the account existed before (roleOnJoin default)`
  const roles = defaultRoles(input.workspace, input.policy)
  const sources = [{ field: 'role', value: rolesInWords(roles), from: 'the policy', isDefault: true }]
  return { roles, reasons: sent ? [reason] : [], sources }
}

/** A known person joins: with the role of one who joins, and the attributes that a membership keeps. */
function joined(input: WorkspaceInput, entry: Entry): { changes: Change[]; reasons: string[]; sources: DecidedBy[] } {
  const { roles, reasons, sources } = rolesOnJoin(input, entry)
  const { attributes, reasons: ofAttributes } = membershipAttributes(input.facts, input.policy)
  const { name } = input.workspace
  return {
    changes: [{ do: 'join-workspace', workspace: name, roles, attributes }],
    sources,
    reasons: [...reasons, ...ofAttributes, `joined ${name} as ${rolesInWords(roles)}`],
  }
}

/** A second workspace asks for proof unless the policy says otherwise; one that is stricter about every existing account stays so. */
const ruleForMembersElsewhere = (policy: WorkspaceInput['policy']) =>
  policy.existingAccountInOtherWorkspace ?? (policy.existingAccount === 'link' ? 'linkAfterVerification' : policy.existingAccount)

/** Somebody whom only other organisations' providers have brought so far. Throws Refused `other-organisation` where the policy says so. */
function ruleForForeigners(
  { policy, foreignIssuers = [] }: WorkspaceInput,
  { identities }: Account,
  rule: WorkspaceInput['policy']['existingAccount'],
) {
  const isForeign = identities.length > 0 && identities.every(({ issuer }) => foreignIssuers.includes(issuer))
  if (!isForeign || policy.crossOrg === 'allow') return rule
  if (policy.crossOrg === 'refuse')
    throw new Refused('other-organisation', 'the account belongs to another organisation (crossOrg: refuse)')
  return rule === 'link' || rule === 'linkIfVerifiedEmail' ? 'linkAfterVerification' : rule
}

/** The workspace side: newcomers are created, members are signed in, people known from elsewhere join, if need be after a mailed code. */
export function decideWorkspace(
  input: WorkspaceInput,
  emails: AssertedEmails,
  found: Found | null,
  entry: Entry,
): ProvisioningDecision {
  if (!found) return created(input, emails, entry)
  const { facts, policy, workspace, candidates } = input
  const { account } = found
  const base = { ...nothingElse, account }
  const membership = account.workspaces.find(({ name }) => name === workspace.name)
  const elsewhere = account.workspaces
    .map(({ name }) => name)
    .filter((name) => name !== workspace.name && input.ssoWorkspaces.includes(name))
  if (!membership && !workspace.jit && !entry.consumes) {
    throw new Refused('jit-disabled', `the account is not in ${workspace.name} and JIT provisioning is off there`)
  }
  const own = !membership && elsewhere.length > 0 ? ruleForMembersElsewhere(policy) : policy.existingAccount
  const rule = membership ? own : ruleForForeigners(input, account, own)
  // Who has signed in here before and is in no other workspace has nothing left to prove.
  const asks = !found.identityStored || (!membership && elsewhere.length > 0)
  if (asks && mayLink(rule, found, input) === 'verify-first') {
    const known = elsewhere.length > 0 ? `the account is already in ${elsewhere.join(', ')}` : 'the account exists'
    return {
      ...base,
      kind: 'unchanged',
      changes: [],
      reasons: [`${known}: its mailbox has to be proven before ${workspace.name} is joined`],
      verification: { roles: membership ? null : rolesOnJoin(input, entry).roles },
    }
  }
  const link: Change[] = found.identityStored
    ? []
    : [{ do: 'link-identity', issuer: facts.issuer, nameId: facts.nameId, nameIdFormat: facts.nameIdFormat }]
  const profile = profileAtSignIn(facts, emails, candidates, account, { policy, invited: entry.invited })
  const roles = membership ? memberRoles(input, membership.roles, membership.source) : joined(input, entry)
  const kept = membership ? attributesAtSignIn(facts, policy, membership) : { changes: [], reasons: [] }
  return {
    ...base,
    kind: link.length > 0 || !membership ? 'linked' : 'unchanged',
    changes: [...link, ...roles.changes, ...profile.changes, ...kept.changes],
    sources: [...profile.sources, ...roles.sources],
    reasons: [
      found.identityStored ? `recognised by ${found.by}` : `recognised by ${found.by}: NameID linked to the account`,
      ...roles.reasons,
      ...profile.reasons,
      ...kept.reasons,
    ],
  }
}
