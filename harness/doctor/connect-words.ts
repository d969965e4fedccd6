import { placeOf } from '../case/world.ts'
import type { Examination } from './finding.ts'

/** How the SP gets to know our IdP, with the values of this one. */
export function howToConnect(examination: Examination): string[] {
  const { target, parties } = examination
  const app = appOf(examination)
  const stays = target.idp.port !== undefined && target.idp.state !== undefined
  const told = target.start !== undefined || target.hooks.configureIdp !== undefined
  const variables = parties.sp.variables
  return [
    'give the SP our IdP, by what it takes:',
    `  metadata URL   ${app?.metadataUrl}`,
    ...(variables['idp.metadataFile'] ? [`  metadata file  ${variables['idp.metadataFile']}`] : []),
    `  or typed in    SSO URL ${app?.ssoUrl}`,
    `                 Issuer  ${app?.entityId}`,
    `                 certificate ${variables['idp.certificateFile'] ?? '(in the metadata)'}`,
    ...(stays || told
      ? []
      : [
          'an SP that keeps these values needs an IdP that stays the same from run to run:',
          'idp: { port: 8089, state: .firstlogin }',
          'then "npm run firstlogin idp -- --target <this file>" starts it and prints the values',
        ]),
  ]
}

/** Where our IdP takes the SP's AuthnRequests. */
export function ssoUrlOf(examination: Examination): string {
  return appOf(examination)?.ssoUrl ?? ''
}

function appOf({ world }: Examination) {
  return world.tenant.apps.find((each) => each.id === placeOf(world, undefined).app)
}
