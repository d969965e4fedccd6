import { type ProvisioningPolicy, policyFileSchema, policySchema } from '../../scenarios/policies/policy-schema.ts'
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

function declaredPolicy(declared: Surface['policy']): ProvisioningPolicy {
  if (typeof declared === 'string') return readPreset(declared)
  const { preset, ...own } = declared
  return policySchema.parse({ ...(preset === undefined ? {} : readPreset(preset)), ...own })
}

function readPreset(id: string): ProvisioningPolicy {
  return readYamlFile(presetFile(id), policyFileSchema).policy
}
