import type { Change, DecisionInput, ProvisioningDecision, SignInFacts } from '../jit/types.ts'
import { defineDefect } from './defect.ts'

/** No signature, no audience, no time: whatever looks like a NameID counts. */
function readWithoutChecks(samlResponse: string): SignInFacts {
  const xml = Buffer.from(samlResponse, 'base64').toString('utf8')
  const text = (name: string) => new RegExp(`<(?:\\w+:)?${name}[^>]*>([^<]*)<`).exec(xml)?.[1]?.trim() ?? ''
  return { issuer: text('Issuer'), nameId: text('NameID') || 'somebody', nameIdFormat: null, attributes: new Map() }
}

function admit(decision: ProvisioningDecision, { facts, candidates }: DecisionInput): ProvisioningDecision {
  const account = decision.account ?? candidates.byLogin ?? candidates.byContact
  const { nameId } = facts
  const record: Change = {
    do: 'create-account',
    email: nameId,
    emailKey: nameId,
    loginKey: nameId,
    displayName: nameId,
    status: 'active',
    authMethod: 'saml',
  }
  return {
    ...decision,
    kind: account ? 'unchanged' : 'created',
    account,
    code: null,
    changes: account ? [] : [record],
    verification: null,
  }
}

/** The other end of every refusal. */
export const acceptEverything = defineDefect({
  id: 'accept-everything',
  title: 'Believes every message and lets everybody in',
  trips: [
    'another-idps-account-closed',
    'canary-not-believed',
    'client-created',
    'jit-switch-obeyed',
    'method-per-environment',
    'no-half-record',
    'no-join-without-verification',
    'nothing-before-saml-and-jit',
    'nothing-created',
    'password-per-population',
    'portal-closed-until-saved',
    'refused',
    'sha1-per-policy',
    'sso-required',
    'unproven-address-not-linked',
    'unsolicited-per-policy',
    'verification-mail-sent',
    'workspace-switched',
  ],
  bends: {
    refusedAssertion: (_, { samlResponse }) => readWithoutChecks(samlResponse),
    decision: (decision, input) => (decision.kind === 'refused' || decision.verification ? admit(decision, input) : decision),
    passwordRefusal: () => null,
    codeMatches: () => true,
    maySwitch: () => true,
    sessionIsAtHome: () => true,
  },
})
