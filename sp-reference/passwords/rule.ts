import { bend, type Defect } from '../defects/defect.ts'
import { domainOf } from '../jit/email.ts'
import type { Account } from '../jit/types.ts'
import type { Environment } from '../organisations/settings.ts'

/**
 * Why a password is not accepted: `sso-required` for accounts whose method is SAML and for everybody whom the environment makes use it;
 * null when it is. Workato docs "JIT provisioning": SAML is the required method of a JIT account, and is enforced for a chosen population.
 */
export function passwordRefusal(
  email: string,
  account: Account | null,
  environment: Environment | null,
  faults: readonly Defect[],
): string | null {
  // A workspace knows no other way in than single sign-on.
  const enforced =
    environment === null ||
    (environment.authMethod === 'saml' &&
      environment.samlEnabled &&
      (environment.enforceFor === 'all' || environment.enforceFor.domains.includes(domainOf(email))))
  // Whoever has to mend a broken single sign-on cannot depend on it.
  const code = !account?.emergency && (enforced || account?.authMethod === 'saml') ? 'sso-required' : null
  return bend(faults, 'passwordRefusal', code, { account, environment })
}
