import { entraId } from './entra-id/index.ts'
import { googleWorkspace } from './google-workspace/index.ts'
import { okta } from './okta/index.ts'
import { oneLogin } from './onelogin/index.ts'
import type { VendorProfile } from './profile.ts'

/** Every vendor there is. */
export const profiles: readonly VendorProfile[] = [okta, oneLogin, entraId, googleWorkspace]

/** By id or alias (`azure-ad`, `google`), in any letter case. */
export function findProfile(nameOrAlias: string): VendorProfile | undefined {
  const wanted = nameOrAlias.toLowerCase()
  return profiles.find((profile) => profile.id === wanted || profile.aliases.includes(wanted))
}
