import { endUserPolicySchema, type Policy, workspacePolicySchema } from '../jit/policy.ts'
import type { Account, EndUserInput, SignInFacts, Standing, WorkspaceInput } from '../jit/types.ts'
import { environmentSchema, workspaceSchema } from '../organisations/settings.ts'

export const issuer = 'https://idp.example/metadata'
const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** What an assertion about Ada says, plus these attributes. */
export const facts = (
  attributes: Record<string, string[]> = {},
  nameId = 'ada@x.test',
  nameIdFormat: string | null = emailFormat,
): SignInFacts => ({
  issuer,
  nameId,
  nameIdFormat,
  attributes: new Map(Object.entries(attributes)),
})

export const endUserPolicy = (changes: object = {}): Policy => endUserPolicySchema.parse(changes)
export const workspacePolicy = (changes: object = {}): Policy => workspacePolicySchema.parse(changes)

/** Ada's account as an earlier sign-in left it. */
export const account = (changes: Partial<Account> = {}): Account => ({
  id: 'acc_ada',
  email: 'ada@x.test',
  emailKey: 'ada@x.test',
  loginKey: 'ada@x.test',
  displayName: 'Ada Lovelace',
  status: 'active',
  authMethod: 'saml',
  createdAt: '2030-01-01T00:00:00.000Z',
  updatedAt: '2030-01-01T00:00:00.000Z',
  identities: [{ issuer, nameId: 'ada@x.test', nameIdFormat: emailFormat }],
  environments: [],
  workspaces: [],
  ...changes,
})

export const environment = (changes: object = {}) =>
  environmentSchema.parse({ name: 'Prod', jit: true, groups: ['Sales', 'EMEA'], defaultPermissions: ['use-apps'], ...changes })
export const workspace = (changes: object = {}) => workspaceSchema.parse({ name: 'Finance', jit: true, ...changes })

/** Nobody is invited or removed, and there is no limit of seats, except as said. */
export const standing = (changes: Partial<Standing> = {}): Standing => ({
  invitations: [],
  removed: [],
  seats: { limit: null, taken: 0, holders: [] },
  ...changes,
})

const nobody = { byIdentity: null, byLogin: null, byContact: null }
const known = (person: Account) => ({ byIdentity: person, byLogin: person, byContact: person })

/** A sign-in of somebody unknown, or of `person`, to the environment Prod. */
export function endUserInput(changes: Partial<EndUserInput> = {}, person?: Account): EndUserInput {
  const place = changes.environment ?? environment()
  return {
    surface: 'end-user',
    facts: facts(),
    policy: endUserPolicy(),
    candidates: person ? known(person) : nobody,
    standing: standing(),
    provenFor: null,
    signedInAs: null,
    environment: place,
    environments: [place],
    channel: 'go',
    portal: null,
    ...changes,
  }
}

/** A sign-in of somebody unknown, or of `person`, to the workspace Finance. */
export function workspaceInput(changes: Partial<WorkspaceInput> = {}, person?: Account): WorkspaceInput {
  return {
    surface: 'workspace',
    facts: facts(),
    policy: workspacePolicy(),
    candidates: person ? known(person) : nobody,
    standing: standing(),
    provenFor: null,
    signedInAs: null,
    workspace: workspace(),
    ssoWorkspaces: ['Finance', 'HR'],
    ...changes,
  }
}
