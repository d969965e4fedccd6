import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { UsageError } from '../errors.ts'
import { declaredPolicy, readPreset } from '../target/policies.ts'
import type { Surface } from '../target/schema/surfaces.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import { type PolicyChoice, parsePolicyChoice, type Side } from './policy-choice.ts'

/**
 * The target with other promises: what `--policy` says stands in for what its file declares. Attribute names stay the SP's own where the
 * file gives them itself, and where a preset has none.
 * @param text as typed; null or undefined leaves everything as declared
 * @throws UsageError for a preset, key or value that does not exist, and for a side that the target does not have
 */
export function withPolicy(target: Target, text: string | null | undefined): Target {
  if (text === null || text === undefined) return target
  const choice = parsePolicyChoice(text)
  const declared = Object.entries(target.surfaces) as [SurfaceName, Surface | undefined][]
  const surfaces = declared.flatMap(([name, surface]) => (surface ? [{ name, surface }] : []))
  const has = new Set(surfaces.map(({ name }) => sideOf(name)))
  for (const { side, words } of asked(choice))
    if (side !== null && !has.has(side))
      throw new UsageError(
        `--policy: ${words}: the target "${target.name}" has no ${side} surface; it has ${surfaces.map(({ name }) => name).join(', ')}`,
      )
  return {
    ...target,
    surfaces: Object.fromEntries(
      surfaces.map(({ name, surface }) => {
        const policy = promised(sideOf(name), surface, choice)
        return [name, { ...surface, policy, ...ownNames(surface, sideOf(name), choice) }]
      }),
    ),
  }
}

const sideOf = (surface: SurfaceName): Side => (surface === 'workspace' ? 'workspace' : 'end-user')

/** Each part of the choice with the side that it asks for: a preset that speaks of one side asks for that. */
function asked({ presets, keys }: PolicyChoice): { side: Side | null; words: string }[] {
  return [
    ...presets.map(({ side, preset }) => ({ side: side ?? readPreset(preset).side ?? null, words: preset })),
    ...keys.map(({ side, path }) => ({ side, words: path.join('.') })),
  ]
}

function promised(side: Side, surface: Surface, { presets, keys }: PolicyChoice): ProvisioningPolicy {
  const declared = declaredPolicy(surface.policy)
  const own = typeof surface.policy === 'string' ? undefined : surface.policy.attributeMap
  const chosen =
    presets.findLast((each) => each.side === side) ??
    presets.findLast((each) => each.side === null && [undefined, side].includes(readPreset(each.preset).side))
  const base = chosen ? readPreset(chosen.preset).policy : declared
  const attributeMap = own ?? base.attributeMap ?? declared.attributeMap
  let policy: ProvisioningPolicy = { ...base, ...(attributeMap ? { attributeMap } : {}) }
  for (const each of keys) if (each.side === null || each.side === side) policy = laidOver(policy, each.path, each.value)
  return policy
}

/** A policy with another value of a key, or of a field of a key. */
export function laidOver(policy: ProvisioningPolicy, [key = '', field]: readonly string[], value: unknown): ProvisioningPolicy {
  if (field === undefined) return { ...policy, [key]: value }
  const fields = policy[key as keyof ProvisioningPolicy] as Record<string, unknown> | undefined
  return { ...policy, [key]: { ...fields, [field]: value } }
}

/** Attribute names that the surface itself gives count before those of its policy, so that a name that was typed is laid over both. */
function ownNames({ attributeMap }: Surface, side: Side, { keys }: PolicyChoice): Pick<Surface, 'attributeMap'> {
  if (!attributeMap) return {}
  const typed = keys.filter((each) => each.path[0] === 'attributeMap' && (each.side === null || each.side === side))
  return { attributeMap: { ...attributeMap, ...Object.fromEntries(typed.map(({ path, value }) => [path[1], value])) } }
}
