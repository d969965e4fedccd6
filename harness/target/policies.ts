import path from 'node:path'
import { type ProvisioningPolicy, policyFileSchema, policySchema } from '../../scenarios/policies/policy-schema.ts'
import { UsageError } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'
import { issueWords, readYamlFile } from '../files/yaml-file.ts'
import type { SurfaceName, Target } from './schema.ts'

/** What the SP declares, by surface; the source of every expectation. */
export interface ResolvedPolicies {
  endUser: ProvisioningPolicy
  workspace: ProvisioningPolicy
  of(surface: SurfaceName): { policy: ProvisioningPolicy; attributeMap: Readonly<Record<string, string>> }
}

/** Reads the presets that the target names and lays its overrides over them. @throws UsageError for an unknown preset or key */
export function resolvePolicies(target: Target): ResolvedPolicies {
  const bySurface = new Map<SurfaceName, { policy: ProvisioningPolicy; attributeMap: Record<string, string> }>()
  for (const [name, surface] of Object.entries(target.surfaces) as [SurfaceName, Target['surfaces']['workspace']][]) {
    if (!surface) continue
    const preset = readYamlFile(
      path.join(projectRoot, 'scenarios', 'policies', `${surface.policy}.yaml`),
      policyFileSchema,
    ).policy
    const merged = policySchema.safeParse({ ...preset, ...surface.override })
    if (!merged.success) {
      const issue = merged.error.issues[0]
      throw new UsageError(
        `${path.relative(process.cwd(), target.file)}: surfaces.${name}.override: ${issue ? issueWords(issue, surface.override) : 'not a policy'}`,
      )
    }
    bySurface.set(name, {
      policy: merged.data,
      attributeMap: { ...(surface.attributeMap ?? merged.data.attributeMap) } as Record<string, string>,
    })
  }
  const of = (surface: SurfaceName) => {
    const found = bySurface.get(surface)
    if (!found) throw new UsageError(`the target has no surface "${surface}"`)
    return found
  }
  const orEmpty = (surface: SurfaceName): ProvisioningPolicy => bySurface.get(surface)?.policy ?? {}
  return { endUser: orEmpty('end-user'), workspace: orEmpty('workspace'), of }
}
