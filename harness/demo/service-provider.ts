import type { VendorProfile } from '../../idp/index.ts'
import { idpVariables } from '../case/tenant.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { runHook } from '../hooks/run-hook.ts'
import type { TenantView } from '../parties/idp-client.ts'
import type { Surroundings } from '../run/start-parties.ts'
import type { ResolvedPolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
import type { Variables } from '../target/template.ts'
import { CHAT, demoOrganisation, demoPlaces, demoPortal } from './organisation.ts'
import { DEMO_PASSWORD, passwordPerson } from './people.ts'
import { type Addresses, type Answers, appOf } from './tenant.ts'

/** The demo's organisations at the SP, made through the same hooks that a run uses. */
export interface DemoServiceProvider {
  target: Target
  policies: ResolvedPolicies
  variables: Variables
}

/** The vendor's organisation with its places; one that is there from an earlier start is kept. */
export async function seedOrganisation(
  sp: DemoServiceProvider,
  profile: VendorProfile,
  chat: Surroundings['chat'],
): Promise<{ places: Map<string, Addresses>; answers: Answers }> {
  const { target, policies } = sp
  const { clockSkewSeconds } = target
  const variables: Variables = {
    ...sp.variables,
    case: profile.id,
    title: `Acme at ${profile.title}`,
    defects: [],
    clockSkewSeconds,
    // A tile of the page of somebody's apps leads to the SP without a request.
    'policy.end-user': { ...policies.endUser, idpInitiated: 'allow' },
    'policy.workspace': { ...policies.workspace, idpInitiated: 'allow' },
    'given.environments': demoOrganisation.environments,
    'given.environmentsFeature': true,
    'given.workspaces': demoOrganisation.workspaces,
    'given.portal': demoPortal,
    'given.chat': { ...CHAT, issuer: chat.issuer, publicKeyJwk: chat.publicKeyJwk },
    offsetSeconds: 0,
  }
  const kept = await send(target, 'clock', variables).catch(() => null)
  const answer = (kept ?? (await send(target, 'prepare', variables))) as {
    places: Record<string, Addresses>
    answersUrl: string
  }
  if (kept === null) {
    const { email, displayName } = passwordPerson
    const seeded = { email, displayName, authMethod: 'password', password: DEMO_PASSWORD, environments: [{ name: 'Dev' }] }
    await send(target, 'seedAccount', { ...variables, account: seeded })
  }
  return {
    places: new Map(Object.entries(answer.places)),
    answers: { url: answer.answersUrl, token: String(sp.variables.spToken) },
  }
}

/** Tells each place which IdP it has. */
export async function connectIdp(sp: DemoServiceProvider, profile: VendorProfile, tenant: TenantView): Promise<void> {
  for (const place of demoPlaces) {
    const variables = { ...sp.variables, case: profile.id, ...idpVariables(tenant, { id: place.id, app: appOf(place) }) }
    await send(sp.target, 'configureIdp', { ...variables, 'idp.name': profile.title })
  }
}

function send(target: Target, hook: Exclude<keyof Target['hooks'], 'setUpProvider'>, variables: Variables): Promise<unknown> {
  const wanted = target.hooks[hook]
  if (!wanted) throw new Error(`the target "${target.name}" has no hook ${hook}`)
  return runHook(wanted, { target, variables, admin: async () => createHttpDriver() }, `hooks.${hook}`)
}
