import type { AuditEntry } from '../audit/audit.ts'
import type { Policy } from '../jit/policy.ts'
import type { Account, DecisionInput, ProvisioningDecision, SignInFacts } from '../jit/types.ts'
import type { placeAddresses } from '../organisations/place.ts'
import type { Provider, ProviderData } from '../organisations/providers.ts'
import type { Environment } from '../organisations/settings.ts'
import type { Session } from '../session/sessions.ts'
import type { PlatformSession } from '../surfaces/chat/platform-session.ts'
import type { SamlGate } from '../surfaces/sign-in/gate.ts'
import type { PendingRequest } from '../surfaces/sign-in/request-store.ts'
import type { Rights } from '../workspaces/rights.ts'
import type { PortalSeams } from './portal/seams.ts'

type Surface = DecisionInput['surface']
type PlaceAddresses = ReturnType<typeof placeAddresses>
type Switches = Pick<Environment, 'jit' | 'groupSync' | 'enforceFor'>

/** The places where a fault can be let in: what passes there, and what it may depend on. */
export interface Seams extends PortalSeams {
  /** The policy, before anything is looked up. */
  policy: { value: Policy; about: { surface: Surface } }
  /** What the assertion said, before anything is looked up. */
  facts: { value: SignInFacts; about: { surface: Surface; policy: Policy } }
  /** Whose NameID is looked up; null: anybody's. */
  identityIssuer: { value: string | null; about: null }
  /** Everything the decision depends on. */
  input: { value: DecisionInput; about: null }
  /** The decision, before it is written. */
  decision: { value: ProvisioningDecision; about: DecisionInput }
  /** Milliseconds between reading the directory and writing to it. */
  pauseBeforeWriting: { value: number; about: null }
  /** Whether a decision is written in one transaction. */
  writesAtOnce: { value: boolean; about: null }
  /** Whether a lost race is read and decided again. */
  retriesConflicts: { value: boolean; about: null }
  /** An audit entry on its way to the log; null leaves it out. */
  audit: { value: AuditEntry | null; about: null }
  /** Why a password may not be used here; null when it may. */
  passwordRefusal: { value: string | null; about: { account: Account | null; environment: Environment | null } }
  /** Which accounts a list of all people shows: every one. */
  listedAccounts: { value: Account[]; about: { now: Date } }
  /** What a new person is mailed: nothing, since single sign-on is the way in. */
  welcomeMail: { value: 'none' | 'password'; about: null }
  /** The code of a refusal that its page shows. */
  publicCode: { value: string; about: null }
  /** What follows a decided sign-in: a session, or the sign-in page once more. */
  afterSignIn: { value: 'session' | 'sign-in-again'; about: ProvisioningDecision }
  /** Where the proof that this browser asked is looked for. */
  bindingChecked: { value: 'after-redirect' | 'at-post'; about: null }
  /** Whether SAML may be used at a place, asked when a sign-in starts and when its answer arrives. */
  samlGate: { value: SamlGate; about: { at: 'start' | 'arrival'; provider: Provider | null; others: readonly Provider[] } }
  /** What is believed of a message that the rules refuse: nothing. */
  refusedAssertion: { value: SignInFacts | null; about: { samlResponse: string } }
  /** Whether a message that the rules accept is believed. */
  believesValid: { value: boolean; about: null }
  /** Whether a request is good for one answer only. */
  requestIsSingleUse: { value: boolean; about: null }
  /** Whether an assertion is good for one sign-in only. */
  assertionIsSingleUse: { value: boolean; about: null }
  /** Which of this browser's requests may be answered, oldest first. */
  openRequests: { value: readonly PendingRequest[]; about: null }
  /** Where the verification code is mailed to. */
  codeRecipient: { value: string; about: { facts: SignInFacts; policy: Policy } }
  /** Whether the typed code is the mailed one. */
  codeMatches: { value: boolean; about: null }
  /** What a person sees who has to prove their mailbox. */
  joinPage: { value: 'verify' | 'sign-up'; about: null }
  /** What an arriving message does to the session that the browser has already: nothing, until it is accepted. */
  sessionAtArrival: { value: 'kept' | 'ended'; about: null }
  /** Whose roles the page of a workspace shows. */
  shownWorkspace: { value: string; about: { joined: readonly string[] } }
  /** Whether a member may switch to a workspace. */
  maySwitch: { value: boolean; about: null }
  /** Whether a session is where its person still has access, or is a member. */
  sessionIsAtHome: { value: boolean; about: null }
  /** What a role opens and changes in a workspace. */
  rights: { value: Rights; about: { role: string } }
  /** Whether an app opens for an end user: where its permission is held. */
  mayOpenApp: { value: boolean; about: null }
  /** Whether a page of a workspace is for this person: members only. */
  mayEnterWorkspace: { value: boolean; about: { session: Session } }
  /** Whether a code may still be used. */
  codeIsFresh: { value: boolean; about: null }
  /** What a chat platform's token stands for. */
  platformSession: { value: PlatformSession; about: { token: string | null } }
  /** The addresses that an administrator copies into the identity provider. */
  copiedAddresses: { value: PlaceAddresses; about: { first: PlaceAddresses } }
  /** What a provider entry is called in the list it is chosen from. */
  listedProviderName: { value: string; about: { provider: Provider } }
  /** What is kept of a provider that is set up. */
  providerData: { value: ProviderData; about: null }
  /** Which certificates of a provider are trusted after a change: those that were told. `known`: those of before, where the issuer is the same. */
  keptCertificates: { value: readonly string[]; about: { known: readonly string[] } }
  /** The switches that are set with a new provider. */
  wizardSwitches: { value: Switches; about: { before: Switches } }
  /** What a live platform session does to accounts, beside saying who is there: nothing. */
  platformWrites: { value: 'nothing' | 'newcomers' | 'names'; about: null }
  /** Who is signed in when a sign-in starts: nobody, until the identity provider has answered. */
  sessionAtStart: { value: 'none' | 'last-person'; about: null }
  /** What is written to the directory when a sign-in starts: nothing, since nobody is known yet. */
  startWrites: { value: 'nothing' | 'placeholder'; about: null }
}

export type Bend<S extends keyof Seams> = (value: Seams[S]['value'], about: Seams[S]['about']) => Seams[S]['value']

/** One deliberate fault of the service provider, switched on per organisation. Faults of message validation bend nothing here: `saml/` reads their ids. */
export interface Defect {
  id: string
  /** The mistake as a sentence about the SP: "Compares addresses by case". */
  title: string
  /** Ids of the checks that have to turn red. */
  trips: string[]
  bends: { [S in keyof Seams]?: Bend<S> }
}

export const defineDefect = (defect: Defect): Defect => defect

/** Sends a value through every active fault that bends this seam; without faults it comes back as it went in. */
export function bend<S extends keyof Seams>(
  active: readonly Defect[],
  seam: S,
  value: Seams[S]['value'],
  about: Seams[S]['about'],
): Seams[S]['value'] {
  return active.reduce((current, defect) => {
    const apply = defect.bends[seam]
    return apply ? apply(current, about) : current
  }, value)
}
