import type { Environment, Workspace } from '../organisations/settings.ts'
import type { JitUserSettings } from '../portal/settings.ts'
import type { Policy } from './policy.ts'

/** What a validated assertion says about a person. Nothing here is trusted beyond "this issuer said so". */
export interface SignInFacts {
  issuer: string
  nameId: string
  nameIdFormat: string | null
  /** Values as sent, by exact attribute name. Present but empty is `[]` or `['']`. */
  attributes: ReadonlyMap<string, string[]>
  /** The ID that the Response says it has. For the log alone: nothing is decided by it. */
  responseId?: string | null
}

export type Roles = { role: string } | { dev: string; test: string; prod: string }
export type Source = 'saml' | 'manual'

/** An account with everything that a decision may depend on. */
export interface Account {
  id: string
  email: string
  emailKey: string
  loginKey: string
  displayName: string
  status: 'active' | 'deactivated'
  authMethod: 'saml' | 'password'
  createdAt: string
  updatedAt: string
  /** May sign in with a password where everybody else has to use single sign-on. */
  emergency?: boolean
  lastSignInAt?: string | null
  identities: { issuer: string; nameId: string; nameIdFormat: string | null }[]
  environments: { name: string; permissions: string[]; groups: { name: string; source: Source }[] }[]
  workspaces: { name: string; roles: Roles; source: Source; attributes?: Record<string, string> }[]
}

export type Channel = 'go' | 'portal'

/** Who the facts may be about: three look-ups, each by one key. */
export interface Candidates {
  byIdentity: Account | null
  byLogin: Account | null
  /** Who already holds the contact address that the assertion gives. */
  byContact: Account | null
}

/** An invitation to the place that somebody comes to: open, or used by them before. */
export interface Invitation {
  id: string
  /** Normalised form of the address that it was sent to. */
  emailKey: string
  /** The role in a workspace; null for the default one. */
  role: string | null
  isOpen: boolean
  /** Its person has accepted it on the page that its link opens. */
  isAccepted?: boolean
}

/** What administrators have settled about the people whom a sign-in may be about, and how full their side of the organisation is. */
export interface Standing {
  invitations: Invitation[]
  /** Ids of the candidates who were taken out of this place and have not come back. */
  removed: string[]
  /** People of this side, and open invitations to it; no limit is null. `holders`: which of the people's addresses hold a seat. */
  seats: { limit: number | null; taken: number; holders: readonly string[] }
}

interface DecisionInputBase {
  facts: SignInFacts
  policy: Policy
  candidates: Candidates
  standing: Standing
  /** Id of the account whose mailbox the person has just proven to be theirs, by a mailed code. */
  provenFor: string | null
  /** Id of the account that is signed in to in this browser already; null without a session. */
  signedInAs: string | null
}

/** The developer portal that a sign-in goes to. */
export interface PortalEntry {
  /** Null until they are saved. */
  settings: JitUserSettings | null
  /** Ids of the candidates who have an API client. */
  clientOwners: string[]
}

export interface EndUserInput extends DecisionInputBase {
  surface: 'end-user'
  environment: Environment
  environments: Environment[]
  channel: Channel
  /** Null when the sign-in does not go to a portal. */
  portal: PortalEntry | null
}

export interface WorkspaceInput extends DecisionInputBase {
  surface: 'workspace'
  workspace: Workspace
  /** Names of the workspaces of this organisation that have a provider of their own. */
  ssoWorkspaces: string[]
  /** Issuers of the places whose provider signs with none of the certificates of this place's: other organisations. */
  foreignIssuers?: readonly string[]
}

export type DecisionInput = EndUserInput | WorkspaceInput

/** One write. `jit/apply.ts` is the only reader. */
export type Change =
  | {
      do: 'create-account'
      email: string
      emailKey: string
      loginKey: string
      displayName: string
      status: Account['status']
      authMethod: Account['authMethod']
    }
  | { do: 'link-identity'; issuer: string; nameId: string; nameIdFormat: string | null }
  | { do: 'set-name'; to: string }
  | { do: 'set-email'; to: string; key: string }
  | { do: 'set-status'; to: Account['status'] }
  | { do: 'touch' }
  | { do: 'grant-environment'; environment: string; permissions: string[] }
  | { do: 'set-permissions'; environment: string; permissions: string[] }
  | { do: 'add-group'; environment: string; group: string }
  | { do: 'remove-group'; environment: string; group: string }
  | { do: 'join-workspace'; workspace: string; roles: Roles; attributes?: Record<string, string> }
  | { do: 'set-attributes'; workspace: string; attributes: Record<string, string> }
  | { do: 'set-roles'; workspace: string; roles: Roles }
  | { do: 'use-invitation'; id: string }
  | { do: 'forget-removal'; place: string }
  | ({ do: 'create-client'; name: string } & JitUserSettings)

/** What group sync did in one environment at one sign-in. */
export interface GroupSync {
  environment: string
  added: string[]
  removed: string[]
  left: { group: string; why: string }[]
  skipped: 'off' | 'channel' | 'ignored' | null
}

/** What decided one field of an account: an attribute or another part of the assertion, or a default because nothing was sent. */
export interface DecidedBy {
  field: string
  value: string
  from: string
  isDefault: boolean
}

/** The outcome of one sign-in, decided before anything is written. */
export interface ProvisioningDecision {
  kind: 'created' | 'linked' | 'updated' | 'unchanged' | 'refused'
  /** The account it is about; null when it is to be created, or for a refusal of somebody unknown. */
  account: Account | null
  changes: Change[]
  /** One sentence each: the attribute and what was made of it. */
  reasons: string[]
  /** What was taken from where, field by field, of what this sign-in set. */
  sources: DecidedBy[]
  /** Stable refusal code, with `refused` only. */
  code: string | null
  groupSync: GroupSync | null
  /** Set when nothing may change before the person has proven the account's mailbox; holds what they would get. */
  verification: { roles: Roles | null } | null
  /** Set when it takes a seat of a limited number: the last one goes to one person only. */
  seat?: { surface: 'end-user' | 'workspace'; limit: number }
}
