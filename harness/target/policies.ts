import {
  type PolicyFile,
  type ProvisioningPolicy,
  policyFileSchema,
  policySchema,
} from '../../scenarios/policies/policy-schema.ts'
import { UsageError } from '../errors.ts'
import { readYamlFile } from '../files/yaml-file.ts'
import { presetFile, type Surface } from './schema/surfaces.ts'
import type { SurfaceName, Target } from './schema/target.ts'

/** What the SP declares, by surface; the source of every expectation. */
export interface ResolvedPolicies {
  endUser: ProvisioningPolicy
  workspace: ProvisioningPolicy
  of(surface: SurfaceName): { policy: ProvisioningPolicy; attributeMap: Readonly<Record<string, string>> }
}

/** Reads the presets that the target names and lays its own keys over them. */
export function resolvePolicies(target: Target): ResolvedPolicies {
  const bySurface = new Map<SurfaceName, { policy: ProvisioningPolicy; attributeMap: Record<string, string> }>()
  for (const [name, surface] of Object.entries(target.surfaces) as [SurfaceName, Surface | undefined][]) {
    if (!surface) continue
    const policy = declaredPolicy(surface.policy)
    bySurface.set(name, { policy, attributeMap: { ...(surface.attributeMap ?? policy.attributeMap) } as Record<string, string> })
  }
  const of = (surface: SurfaceName) => {
    const found = bySurface.get(surface)
    if (!found) throw new UsageError(`the target has no surface "${surface}"`)
    return found
  }
  const orEmpty = (surface: SurfaceName): ProvisioningPolicy => bySurface.get(surface)?.policy ?? {}
  return { endUser: orEmpty('end-user'), workspace: orEmpty('workspace'), of }
}

/** What a surface declares: its preset, with its own keys laid over. */
export function declaredPolicy(declared: Surface['policy']): ProvisioningPolicy {
  if (typeof declared === 'string') return readPreset(declared).policy
  const { preset, ...own } = declared
  return policySchema.parse({ ...(preset === undefined ? {} : readPreset(preset).policy), ...own })
}

/** A preset's file. @throws UsageError when it does not hold to its schema */
export function readPreset(id: string): PolicyFile {
  return readYamlFile(presetFile(id), policyFileSchema)
}
