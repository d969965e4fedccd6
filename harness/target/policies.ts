import path from 'node:path'
import { type ProvisioningPolicy, policyFileSchema, policySchema } from '../../scenarios/policies/policy-schema.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { projectRoot } from '../files/project-root.ts'
import { readYamlFile, yamlFilesIn } from '../files/yaml-file.ts'
import type { Surface } from './schema/surfaces.ts'
import type { SurfaceName, Target } from './schema/target.ts'

/** What the SP declares, by surface; the source of every expectation. */
export interface ResolvedPolicies {
  endUser: ProvisioningPolicy
  workspace: ProvisioningPolicy
  of(surface: SurfaceName): { policy: ProvisioningPolicy; attributeMap: Readonly<Record<string, string>> }
}

const PRESETS = path.join(projectRoot, 'scenarios', 'policies')

/** Reads the presets that the target names and lays its own keys over them. @throws UsageError for an unknown preset */
export function resolvePolicies(target: Target): ResolvedPolicies {
  const bySurface = new Map<SurfaceName, { policy: ProvisioningPolicy; attributeMap: Record<string, string> }>()
  for (const [name, surface] of Object.entries(target.surfaces) as [SurfaceName, Surface | undefined][]) {
    if (!surface) continue
    const policy = declaredPolicy(surface.policy, `${path.relative(process.cwd(), target.file)}: surfaces.${name}.policy`)
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

function declaredPolicy(declared: Surface['policy'], where: string): ProvisioningPolicy {
  if (typeof declared === 'string') return readPreset(declared, where)
  const { preset, ...own } = declared
  return policySchema.parse({ ...(preset === undefined ? {} : readPreset(preset, `${where}.preset`)), ...own })
}

function readPreset(id: string, where: string): ProvisioningPolicy {
  const presets = yamlFilesIn(PRESETS)
  if (!presets.includes(id)) throw new UsageError(`${where}: no preset is called "${id}"${suggestion(id, presets)}`)
  return readYamlFile(path.join(PRESETS, `${id}.yaml`), policyFileSchema).policy
}
