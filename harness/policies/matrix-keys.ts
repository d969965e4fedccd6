import { policySchema } from '../../scenarios/policies/policy-schema.ts'

/** A key of the policy, or a field of one, with the values that are tried. */
export interface MatrixKey {
  key: string
  values: readonly unknown[]
  /** What else has to be declared for the key to decide anything, as `--policy` takes it. */
  under: string | null
}

/** Values of the keys whose values are not a closed list. */
const samples: Record<string, readonly unknown[]> = {
  defaultRole: ['Operator', 'Analyst'],
  nameFallback: [['fullName', 'firstNameLastName', 'displayName', 'emailLocalPart'], ['email'], ['emailLocalPart']],
  rolePriority: [
    ['Operator', 'Analyst', 'Admin'],
    ['Admin', 'Analyst', 'Operator'],
  ],
  immutable: [[], ['displayName']],
  immutableAfterCreate: [[], ['client.authMethod']],
  sideEffects: [[], ['apiClient']],
}

/** Keys that say nothing unless another one has a certain value. */
const conditions: Record<string, string> = {
  immutable: 'updatePolicy=perField',
  nameIdCompare: 'matchKey=nameId',
  multiRole: 'rolePriority=Analyst+Operator+Admin',
  rolePriority: 'multiRole=priority',
}

interface Node {
  type: string
  shape?: Record<string, Node>
  options?: readonly unknown[]
  unwrap?(): Node
}

/** Every key that has values to tell apart, in the order of the schema. A map of attribute names has none: it is what the SP calls them. */
export function matrixKeys(): MatrixKey[] {
  return Object.entries(policySchema.shape as unknown as Record<string, Node>)
    .filter(([key]) => key !== 'attributeMap')
    .flatMap(([key, node]) => keysOf(key, node))
}

function keysOf(key: string, wrapped: Node): MatrixKey[] {
  const node = wrapped.type === 'optional' && wrapped.unwrap ? wrapped.unwrap() : wrapped
  if (node.shape) return Object.entries(node.shape).flatMap(([field, each]) => keysOf(`${key}.${field}`, each))
  const values = samples[key] ?? node.options ?? (node.type === 'boolean' ? [false, true] : null)
  if (values === null) throw new Error(`the matrix has no values for ${key}`)
  return [{ key, values, under: conditions[key] ?? null }]
}
