import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'

/** Keys whose value has fields of its own, each a promise: a read of one is told as `missingAttribute.name`. */
const withFields = ['missingAttribute', 'malformedAttribute'] as const

/** A policy that remembers, in order, which of its keys were asked for; a key without a value counts too. */
export function recordingReads(policy: ProvisioningPolicy): { policy: ProvisioningPolicy; reads: Set<string> } {
  const reads = new Set<string>()
  const recorded = new Proxy(policy, {
    get(target, key: string) {
      const value = target[key as keyof ProvisioningPolicy]
      if (!withFields.some((each) => each === key)) reads.add(key)
      else return recordingFields(key, (value ?? {}) as Record<string, unknown>, reads)
      return value
    },
  })
  return { policy: recorded, reads }
}

function recordingFields(key: string, fields: Record<string, unknown>, reads: Set<string>): Record<string, unknown> {
  return new Proxy(fields, {
    get(target, field: string) {
      reads.add(`${key}.${field}`)
      return target[field]
    },
  })
}

/** The value of a key, or of `key.field`. */
export function promiseOf(policy: ProvisioningPolicy, path: string): unknown {
  const [key = '', field] = path.split('.')
  const value = policy[key as keyof ProvisioningPolicy] as Record<string, unknown> | undefined
  return field === undefined ? value : value?.[field]
}

/** A value as `--policy` takes it: a list is joined by `+`. */
export const inWords = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value))

const MOST = 3

/** ` (updatePolicy: never)`: what a judgement rests on, as declared; the keys that were read last, since those decide. */
export function declaredWords(policy: ProvisioningPolicy, reads: Iterable<string>): string {
  const told = [...reads].filter((key) => promiseOf(policy, key) !== undefined).slice(-MOST)
  return told.length === 0 ? '' : ` (${told.map((key) => `${key}: ${inWords(promiseOf(policy, key)) || 'none'}`).join(', ')})`
}
