import type { Driver } from '../../drivers/driver.ts'
import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import type { Noted } from '../../pages/note.ts'
import { parseSpMetadata } from '../../target/sp-metadata.ts'
import type { CaseGiven } from '../given.ts'
import { idpVariables } from '../tenant.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, type Place, placeOf } from '../world.ts'
import { defineStep, type OptionsOf } from './step.ts'

type Options = OptionsOf<'set-up-provider'>

/** An administrator connects the IdP on the pages of the SP, and copies into the IdP what those pages show. */
export const setUpProviderStep = defineStep({
  kind: 'set-up-provider',
  run: async (options, world, browsers, frame) => {
    const key = options.by === 'typed' ? 'typed' : 'byMetadataUrl'
    const where = `hooks.setUpProvider.${key}`
    const hook = world.target.hooks.setUpProvider?.[key]
    if (!hook) throw new UnmetPrecondition(`the target has no hook setUpProvider.${key}, so nobody can set a provider up there`)
    const place = placeOf(world, options.at)
    const told = { ...idpVariables(world.tenant, place), ...world.copiedFromIdp }
    const name = options.name ?? 'Okta Prod'
    const driver = await browsers.fresh()
    await frame(async () => {
      const variables = { ...world.variables, ...told, name: place.name, ...setupVariables(options, name, world) }
      const answer = await runHook(hook, { target: world.target, variables, admin: async () => driver }, where).catch(
        (error: unknown) => {
          if (error instanceof UsageError) throw error
          throw new UnmetPrecondition(`the provider could not be set up: ${wordsOf(error)}`)
        },
      )
      const noted: Noted = 'steps' in hook ? (answer as Noted) : {}
      switchesTake(world.given, place.name, options)
      await copyIntoIdp(world, place, noted)
      const how = options.by === 'typed' ? 'typing in its data' : 'its metadata URL'
      return {
        sentence: `The SP's administrator connects ${world.profile.title} at ${place.name} as "${name}" by ${how}`,
        place,
        details: {
          by: options.by,
          name,
          'told.issuer': String(told['idp.entityId']),
          'told.ssoUrl': String(told['idp.ssoUrl']),
          'told.certificate': String(told['idp.certificate']),
          ...(await publishedBy(driver, place)),
          ...noted,
        },
      }
    })
  },
})

function setupVariables(options: Options, name: string, { target }: CaseWorld): Record<string, string> {
  const enforceFor = options.enforceFor ?? 'all'
  const words = target.hooks.setUpProvider?.words ?? { all: 'all', domains: 'domains' }
  return {
    'setup.name': name,
    'setup.jit': String(options.jit ?? true),
    'setup.groupSync': String(options.groupSync ?? false),
    'setup.enforceFor': enforceFor === 'all' ? words.all : words.domains,
    'setup.domains': enforceFor === 'all' ? '' : enforceFor.domains.join(', '),
  }
}

/** From here on the switches are as the administrator has set them. */
function switchesTake(given: CaseGiven, place: string, options: Options): void {
  const settings = {
    jit: options.jit ?? true,
    groupSync: options.groupSync ?? false,
    enforceFor: options.enforceFor ?? ('all' as const),
  }
  for (const each of given.environments) if (each.name === place) Object.assign(each, settings)
  for (const each of given.workspaces) if (each.name === place) each.jit = settings.jit
}

/** What an administrator would paste there; what is no address, no IdP takes. */
async function copyIntoIdp({ idp, tenant }: CaseWorld, place: Place, { acsUrl, entityId }: Noted): Promise<void> {
  if (!acsUrl || !entityId || !URL.canParse(acsUrl)) return
  await idp.changeApp(tenant.id, place.app, { acsUrl, audience: entityId })
  place.copied = true
}

/** What the SP's own metadata says; nothing where nobody knows it, or it cannot be read. */
async function publishedBy(driver: Driver, { metadataUrl }: Place): Promise<Record<string, string>> {
  if (metadataUrl === undefined) return {}
  try {
    const { acsUrl, entityId } = parseSpMetadata((await driver.peek(metadataUrl)).body)
    return { 'metadata.acsUrl': acsUrl, 'metadata.entityId': entityId }
  } catch {
    return {}
  }
}
