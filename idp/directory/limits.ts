/** How many of what there may be: the schema refuses more in what is read, the directory in what is added. */

/** In a tenant. */
export const most = { people: 10_000, groups: 10_000, apps: 500, categories: 100, customAttributes: 1500 }
/** In an app. */
export const mostInApp = {
  assignments: 10_000,
  groups: 5000,
  statements: 1500,
  groupStatements: 100,
  acsUrls: 100,
  attributes: 500,
  profileAttributes: 1500,
}
/** In a person. */
export const mostInPerson = { groups: 5000 }

/** Something is not taken, since it could not be read again at the next start; nothing was changed. */
export class DirectoryRefusal extends Error {
  readonly code: 'too-many' | 'invalid'
  constructor(code: 'too-many' | 'invalid', message: string) {
    super(message)
    this.code = code
  }
}

/** What lists are called in a sentence, where that is not their name. */
const words: Readonly<Record<string, string>> = {
  customAttributes: 'custom attributes',
  groupStatements: 'group statements',
  acsUrls: 'further ACS URLs',
  profileAttributes: 'attributes of its profile',
}

type Counts<Name extends string> = Record<Name, number | undefined>

/** @param whose "the app 'x'"; default: the tenant @throws DirectoryRefusal */
export function demandRoom<Name extends string>(most: Record<Name, number>, counts: Counts<Name>, whose = 'a tenant'): void {
  for (const [name, limit] of Object.entries<number>(most))
    if ((counts[name as Name] ?? 0) > limit)
      throw new DirectoryRefusal('too-many', `${whose} has ${limit} ${words[name] ?? name} at most`)
}

/** Things by their names, up to a number of them. */
export class Room<T> extends Map<string, T> {
  readonly #demand: (size: number, thing: T) => void

  /** @param demand throws where there may not be so many, or where the thing itself has too much in it */
  constructor(demand: (size: number, thing: T) => void) {
    super()
    this.#demand = demand
  }

  override set(key: string, thing: T): this {
    this.#demand(this.has(key) ? this.size : this.size + 1, thing)
    return super.set(key, thing)
  }
}
