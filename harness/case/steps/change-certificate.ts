import type { IdpClient } from '../../parties/idp-client.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { defineStep, type OptionsOf } from './step.ts'

type Does = OptionsOf<'change-certificate'>['does']

/** The IdP's administrator changes its signing certificates, as a vendor's console lets them. Nobody signs in. */
export const changeCertificateStep = defineStep({
  kind: 'change-certificate',
  run: async ({ does }, world, _browsers, frame) => {
    const { idp, tenant, profile, parties } = world
    if (parties.sharedTenants[profile.id])
      throw new UnmetPrecondition(
        'all cases of this vendor share the IdP that the SP knows, so its certificates cannot be changed for one of them; it needs the hooks prepare and configureIdp',
      )
    await frame(async () => {
      for (const each of parts[does]) await each(idp, tenant.id)
      return { sentence: `The IdP's administrator ${words[does]}` }
    })
  },
})

type Part = (idp: IdpClient, tenant: string) => Promise<unknown>

const add: Part = (idp, tenant) => idp.addCertificate(tenant)

const activate: Part = async (idp, tenant) => {
  const newest = (await idp.certificates(tenant)).at(-1)
  if (newest) await idp.activateCertificate(tenant, newest.id)
}

const retire: Part = async (idp, tenant) => {
  for (const { id, status } of await idp.certificates(tenant)) if (status === 'inactive') await idp.removeCertificate(tenant, id)
}

const parts: Record<Does, readonly Part[]> = {
  add: [add],
  activate: [activate],
  retire: [retire],
  replace: [add, activate, retire],
}

const words: Record<Does, string> = {
  add: 'makes a second signing certificate beside the first, which goes on signing',
  activate: 'lets the newest certificate sign',
  retire: 'takes the certificate away that does not sign any more',
  replace: 'lets a new certificate sign in place of the old one, which is taken away',
}
