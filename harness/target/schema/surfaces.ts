import path from 'node:path'
import { z } from 'zod'
import { attributeMap } from '../../../scenarios/policies/policy-fields.ts'
import { policySchema } from '../../../scenarios/policies/policy-schema.ts'
import { closedObject } from '../../files/closed-object.ts'
import { projectRoot } from '../../files/project-root.ts'
import { yamlFilesIn } from '../../files/yaml-file.ts'
import { session } from './session.ts'
import { signInStart } from './steps.ts'

/** The place of an SP that has one only. */
export const ONLY_PLACE = 'app'

/** Where the presets are, a file each. */
const presetFolder = path.join(projectRoot, 'scenarios', 'policies')

export const presetFile = (name: string): string => path.join(presetFolder, `${name}.yaml`)

export const presetNames = yamlFilesIn(presetFolder)

const preset = z.enum(presetNames)

export const surface = closedObject({
  policy: z
    .union([preset, closedObject({ preset: preset.optional(), ...policySchema.shape })])
    .default({})
    .describe(
      'What the SP promises: a preset of scenarios/policies/, or keys of a policy, with or without a preset that they are laid over',
    ),
  attributeMap: attributeMap.optional().describe("Neutral word → the SP's attribute name; default: the policy's"),
  signIn: signInStart.optional().describe('Where a sign-in starts, at an SP with one place: an address, or what a person does'),
  session: session.optional().describe('How to tell who is signed in here, where it differs from the session of the whole SP'),
  place: z
    .string()
    .default(ONLY_PLACE)
    .describe('How places of this surface are called; {name} is the environment, workspace or platform'),
  provider: z
    .string()
    .optional()
    .describe('The place whose IdP counts here, where it is another one; {environment} is the first environment'),
})
export type Surface = z.output<typeof surface>

export const surfaces = closedObject({
  'end-user': surface.optional(),
  workspace: surface.optional(),
  chat: surface.optional(),
  portal: surface.optional(),
})

export const place = closedObject({
  entityId: z.string(),
  acsUrl: z.string(),
  loginUrl: z.string(),
  metadataUrl: z.string().optional().describe('Where the SP publishes its metadata of this place'),
})
