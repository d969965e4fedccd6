import type { SurfaceName } from '../target/schema/target.ts'

/** Somebody who has an account for sure: who has just signed in. */
export interface KnownPerson {
  email: string
  /** The name that was sent; null when none was. */
  displayName: string | null
  /** Where the sign-in was: whoever is in at a workspace has one. */
  surface: SurfaceName
}

/** What came of looking where a key of the target file says that something stands, for somebody who has it or may have it. */
export interface Sought {
  /** The key, e.g. `observe.0.accounts.fields.role`. */
  key: string
  /** In one line, what was looked for and what there is instead. */
  says: string
  /**
   * - `found`: it is there, of the right kind
   * - `empty`: the place is there, and nothing stands in it
   * - `missing`: there is no such place
   * - `unfit`: something stands there that cannot be it, such as an object where a name has to be
   * - `unseen`: nobody could look, such as into the entries of a list that has none
   */
  state: 'found' | 'empty' | 'missing' | 'unfit' | 'unseen'
  /** Whether everybody who has signed in has it. A person without groups is none the less a person. */
  always: boolean
  /** What was probably meant, as the file has to say it; null when nothing tells. */
  meant: string | null
}

/** Whether everybody who has just signed in has this observable at an SP that shows it at all. */
export function everybodyHas(
  observable: string,
  { displayName, surface }: Pick<KnownPerson, 'displayName' | 'surface'>,
): boolean {
  if (observable === 'displayName') return displayName !== null
  if (observable === 'environments') return surface === 'end-user'
  if (observable === 'workspaces') return surface === 'workspace'
  return ['status', 'createdAt', 'idpIds'].includes(observable)
}

/** Whether a value is this text, as people read texts. */
export function isSame(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === text.trim().toLowerCase()
}

/** `wrong`: the target file is. `unsure`: nothing that can be seen tells whether it is. */
export type Judgement = 'right' | 'wrong' | 'unsure'

/**
 * Whether a key of the target file is right, by what came of looking. A key that leads nowhere is wrong for what everybody has; for
 * what somebody may lack it is wrong when something there is obviously meant. An empty place may be the SP's own fault, which is for a
 * run to judge. Pure.
 */
export function judge({ state, always, meant }: Pick<Sought, 'state' | 'always' | 'meant'>): Judgement {
  switch (state) {
    case 'found':
      return 'right'
    case 'empty':
      return always ? 'unsure' : 'right'
    case 'missing':
      return always || meant !== null ? 'wrong' : 'unsure'
    case 'unfit':
      return 'wrong'
    case 'unseen':
      return 'unsure'
  }
}
