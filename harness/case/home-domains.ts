import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { domainOf } from '../expect/domain.ts'
import type { CasePerson } from './people.ts'

/** Domains of an organisation, as the reference SP takes them beside its policy. */
export interface OwnDomains {
  verifiedDomains?: string[]
  allowedDomains?: string[]
}

/** Keys that ask whether a domain is the organisation's own. */
function asksForDomains({ domainPolicy = 'any', existingAccount, existingAccountInOtherWorkspace }: ProvisioningPolicy): boolean {
  return domainPolicy !== 'any' || [existingAccount, existingAccountInOtherWorkspace].includes('linkIfVerifiedEmail')
}

/** Whether the hook that makes an organisation hands on what is declared, so that the SP knows these domains. */
export const handsOnPolicy = (prepare: unknown): boolean => (JSON.stringify(prepare) ?? '').includes('{policy.')

/**
 * Where the policy asks for domains and the scenario is about something else, the people of a case are at home in the organisation: all
 * domains of their addresses are its own. Pure.
 */
export function homeDomains(policy: ProvisioningPolicy, people: Iterable<Pick<CasePerson, 'email' | 'sends'>>): OwnDomains {
  if (!asksForDomains(policy)) return {}
  const addresses = [...people].flatMap(({ email, sends }) => [email, ...[sends.email ?? []].flat()])
  const domains = [...new Set(addresses.filter((each) => /^[^\s@]+@[^\s@]+$/.test(each)).map(domainOf))]
  return { verifiedDomains: domains, allowedDomains: domains }
}
