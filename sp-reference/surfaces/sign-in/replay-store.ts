import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Remembers which assertions were used. It answers at once and is never part of another transaction, so it has a connection of its own:
 * a mark that is set stays set, whatever becomes of the sign-in. SAML Profiles 4.1.4.5.
 */
export class ReplayStore {
  readonly #database: DatabaseSync

  constructor(stateDir?: string) {
    this.#database = new DatabaseSync(stateDir === undefined ? ':memory:' : join(stateDir, 'replay.sqlite'))
    this.#database.exec('create table if not exists used (scope text, id text, until integer, primary key (scope, id))')
  }

  /** Marks an assertion as used; false when it was already. Marks older than `now` are forgotten first. */
  remember(scope: string, id: string, until: Date, now: Date): boolean {
    this.#database.prepare('delete from used where scope = ? and until < ?').run(scope, now.getTime())
    const { changes } = this.#database.prepare('insert or ignore into used values (?, ?, ?)').run(scope, id, until.getTime())
    return changes === 1
  }

  close(): void {
    this.#database.close()
  }
}
