import type { Mutation, VendorProfile } from '../../idp/index.ts'
import type { Check } from '../checks/check.ts'
import type { FrozenSet } from '../gate/inputs.ts'
import type { Requirement } from '../requirements.ts'
import type { Scenario } from '../scenario/schema.ts'

/** A deliberate fault of the reference SP, as its program lists it. */
export interface DefectFacts {
  id: string
  title: string
  /** Ids of the checks that it turns red. */
  trips: string[]
}

/** Everything that lists are made of, as far as a list asks for it. */
export interface ListSources {
  profiles(): readonly VendorProfile[]
  requirements(): ReadonlyMap<string, Requirement>
  scenarios(): readonly Scenario[]
  checks(): readonly Check[]
  mutations(): readonly Mutation[]
  sets(): readonly FrozenSet[]
  /** @throws EnvironmentError when the reference SP does not answer */
  defects(): readonly DefectFacts[]
}

/** One thing in a list, for people: some short columns, a sentence, then further lines. */
export interface ListEntry {
  columns: string[]
  text: string
  notes: string[]
}

/** One list of `firstlogin list`: rows as data, and how a row reads. */
export interface List<Row = unknown> {
  name: string
  /** What it lists, in a few words. */
  title: string
  rows(sources: ListSources): Row[]
  entry(row: Row): ListEntry
}

/** Registers a list. */
export function defineList<Row>(list: List<Row>): List<Row> {
  return list
}

/** `checks: one-account, session`, or nothing to say. */
export function naming(what: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${what}: ${ids.join(', ')}`]
}
