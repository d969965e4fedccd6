import type { OrganisationSettings } from '../organisations/settings.ts'
import { organisationSchema } from '../organisations/settings.ts'
import type { Organisation } from '../organisations/store.ts'
import { ApiError, parseBody } from './json.ts'
import type { OrganisationPatch } from './schemas.ts'

function merged<T extends { name: string }>(kind: string, current: T[], patches: { name: string }[]): T[] {
  patches.forEach(({ name }, index) => {
    if (patches.findIndex((each) => each.name === name) < index)
      throw new ApiError(400, 'invalid', `${kind}[${index}].name: '${name}' appears twice`, `${kind}[${index}].name`)
    if (!current.some((entry) => entry.name === name)) {
      throw new ApiError(400, 'invalid', `${kind}[${index}].name: nothing is called '${name}'`, `${kind}[${index}].name`)
    }
  })
  return current.map((entry) => ({ ...entry, ...patches.find(({ name }) => name === entry.name) }))
}

/** The settings with the patch laid over them; what the patch does not mention stays. Throws ApiError for a name that does not exist. */
export function patchSettings(organisation: Organisation, patch: OrganisationPatch): OrganisationSettings {
  const { providers: _, activeDefects: __, now: ___, ...settings } = organisation
  return parseBody(organisationSchema, {
    ...settings,
    lateStepFails: patch.lateStepFails ?? settings.lateStepFails,
    clockOffsetSeconds: patch.clockOffsetSeconds ?? settings.clockOffsetSeconds,
    defects: patch.defects ?? settings.defects,
    environments: merged('environments', settings.environments, patch.environments ?? []),
    workspaces: merged('workspaces', settings.workspaces, patch.workspaces ?? []),
  })
}
