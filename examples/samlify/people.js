import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from './config.js'

// Reports are made from this file while the portal runs: a write waits for a reader instead of failing.
const db = new DatabaseSync(databaseFile, { timeout: 5_000 })
db.exec(`
  CREATE TABLE IF NOT EXISTS people (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_login_at TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS people_groups (
    person_id INTEGER NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
  );
`)

export function findPerson(id) {
  const person = db.prepare('SELECT * FROM people WHERE id = ?').get(id)
  if (!person) return null
  const groups = db.prepare('SELECT name FROM people_groups WHERE person_id = ? ORDER BY name').all(id)
  return { ...person, groups: groups.map((each) => each.name) }
}

/**
 * Just-in-time provisioning: the first sign-in makes the person, each one refreshes name and groups.
 * An attribute with one value is a text, with several a list, and a list without members when it is empty.
 * @throws Error when there is no address to know the person by
 */
export function provision({ nameID, attributes }) {
  const email = [...values(attributes.email), ...values(nameID)].find((each) => each.includes('@'))?.toLowerCase()
  if (!email) throw new Error('no e-mail address in the assertion')
  const parts = [...values(attributes.firstName).slice(0, 1), ...values(attributes.lastName).slice(0, 1)]
  const name = values(attributes.name)[0] ?? (parts.join(' ') || email.split('@')[0])
  const now = new Date().toISOString()

  db.exec('BEGIN IMMEDIATE')
  try {
    const { id } = db
      .prepare(
        `INSERT INTO people (email, name, name_id, created_at, last_login_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (email) DO UPDATE SET name = excluded.name, last_login_at = excluded.last_login_at RETURNING id`,
      )
      .get(email, name, nameID, now, now)
    db.prepare('DELETE FROM people_groups WHERE person_id = ?').run(id)
    const addGroup = db.prepare('INSERT OR IGNORE INTO people_groups (person_id, name) VALUES (?, ?)')
    for (const group of values(attributes.groups)) addGroup.run(id, group)
    db.exec('COMMIT')
    return findPerson(id)
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

function values(attribute) {
  return [attribute ?? []]
    .flat()
    .map((each) => each.trim())
    .filter(Boolean)
}
