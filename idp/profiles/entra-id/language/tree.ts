/** The source of a claim: what the portal lets an administrator choose, as a tree. */
export type Source = { at: number } & (
  | { kind: 'attribute'; name: string; at: number }
  | { kind: 'constant'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'transformation'; name: string; args: Argument[] }
)

/** A parameter; some have a name. `isEach`: "Treat source as multivalued" is checked for it. */
export interface Argument {
  name: string | null
  isEach: boolean
  source: Source
}
