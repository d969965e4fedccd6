import { mostDomains, toDomain } from '../../jit/domain-name.ts'
import type { Place } from '../../organisations/place.ts'
import type { Environment, OrganisationSettings } from '../../organisations/settings.ts'
import { type Facts, onOff } from './changes.ts'

/** What an administrator decides about sign-ins at a place. A workspace knows JIT alone. */
export interface PlaceSettings {
  jit: boolean
  environment: Pick<Environment, 'authMethod' | 'samlEnabled' | 'groupSync' | 'enforceFor'> | null
}

export function settingsAt(settings: OrganisationSettings, { kind, name }: Place): PlaceSettings {
  const found = (kind === 'end-user' ? settings.environments : settings.workspaces).find((entry) => entry.name === name)
  if (!found) throw new Error(`there is no ${kind} '${name}'`)
  if (!('authMethod' in found)) return { jit: found.jit, environment: null }
  const { jit, authMethod, samlEnabled, groupSync, enforceFor } = found
  return { jit, environment: { authMethod, samlEnabled, groupSync, enforceFor } }
}

/** The settings with this place changed. */
export function withSettingsAt(
  settings: OrganisationSettings,
  { kind, name }: Place,
  { jit, environment }: PlaceSettings,
): OrganisationSettings {
  if (kind === 'workspace')
    return { ...settings, workspaces: settings.workspaces.map((entry) => (entry.name === name ? { ...entry, jit } : entry)) }
  return {
    ...settings,
    environments: settings.environments.map((entry) => (entry.name === name ? { ...entry, jit, ...environment } : entry)),
  }
}

const enforcedInWords = (enforceFor: Environment['enforceFor']): string =>
  enforceFor === 'all' ? 'everyone' : `addresses of ${enforceFor.domains.join(', ')}`

/** The settings in words, for the log. */
export function settingsInWords({ jit, environment }: PlaceSettings): Facts {
  const jitWords = { 'JIT provisioning': onOff(jit) }
  if (!environment) return jitWords
  const { authMethod, samlEnabled, groupSync, enforceFor } = environment
  return {
    'Authentication method': authMethod === 'saml' ? 'single sign-on' : 'password',
    'SAML-based SSO': onOff(samlEnabled),
    'Enforced for': enforcedInWords(enforceFor),
    ...jitWords,
    'Group syncing': onOff(groupSync),
  }
}

export type Problems = Readonly<Record<string, string>>

/** Domains typed with commas, blanks or line breaks between them; an @ before one is left out. */
export function readDomains(text: string): { domains: string[]; problem: string | null } {
  const typed = text.split(/[\s,;]+/).filter((each) => each !== '')
  const wrong = typed.find((each) => toDomain(each.replace(/^@/, '')) === null)
  const domains = [...new Set(typed.flatMap((each) => toDomain(each.replace(/^@/, '')) ?? []))]
  if (wrong !== undefined)
    return { domains, problem: `"${wrong.slice(0, 80)}" is not a domain. Type domains such as acme.com, separated by commas.` }
  return { domains, problem: domains.length > mostDomains ? `Type at most ${mostDomains} domains.` : null }
}

/** The fields that both the wizard and the Authentication tab have. */
export function readPopulation(form: Readonly<Record<string, string>>): {
  enforceFor: Environment['enforceFor']
  problems: Problems
} {
  if (form.enforce !== 'domains')
    return {
      enforceFor: 'all',
      problems: form.enforce === 'all' ? {} : { enforce: 'Choose for whom SAML authentication is enforced.' },
    }
  const { domains, problem } = readDomains(form.domains ?? '')
  const missing = domains.length === 0 ? 'Type at least one domain, such as acme.com.' : null
  const found = problem ?? missing
  return { enforceFor: { domains }, problems: found === null ? {} : { domains: found } }
}

/** A box sends its value only when it is ticked. */
const isOn = (value: string | undefined): boolean => value === 'on'

/** What the wizard's first step would have to hold for these settings. */
export function switchesTyped({ jit, environment }: PlaceSettings): Record<'enforce' | 'domains' | 'jit' | 'sync', string> {
  const { enforceFor = 'all', groupSync = false } = environment ?? {}
  const domains = enforceFor === 'all' ? [] : enforceFor.domains
  return {
    enforce: enforceFor === 'all' ? 'all' : 'domains',
    domains: domains.join(', '),
    jit: jit ? 'on' : '',
    sync: groupSync ? 'on' : '',
  }
}

/** The form of the Authentication tab → settings, with what is wrong beside each field. */
export function readPlaceSettings(
  form: Readonly<Record<string, string>>,
  { kind }: Pick<Place, 'kind'>,
): { settings: PlaceSettings; problems: Problems } {
  const jit = isOn(form.jit)
  if (kind === 'workspace') return { settings: { jit, environment: null }, problems: {} }
  const { enforceFor, problems } = readPopulation(form)
  const known = form.method === 'saml' || form.method === 'password'
  return {
    settings: {
      jit,
      environment: {
        authMethod: form.method === 'password' ? 'password' : 'saml',
        samlEnabled: isOn(form.saml),
        groupSync: isOn(form.sync),
        enforceFor,
      },
    },
    problems: known ? problems : { method: 'Choose how people sign in here.', ...problems },
  }
}
