import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from './config.js'

// Somebody else reads this file while the app runs: a write waits for a reader instead of failing.
const db = new DatabaseSync(databaseFile, { timeout: 5_000 })
db.exec(`CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  name_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
)`)

export const findUserById = (id) => db.prepare('SELECT * FROM users WHERE id = ?').get(id)

/** Just-in-time provisioning: the first sign-in makes the account, later ones find it. */
export function findOrCreateUser(profile) {
  const email = profile.email ?? profile.nameID
  const user = db.prepare('SELECT * FROM users WHERE email = ?').get(email)
  if (user) return user
  const now = new Date().toISOString()
  const { lastInsertRowid } = db
    .prepare('INSERT INTO users (email, display_name, name_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
    .run(email, profile.displayName ?? email, profile.nameID, now, now)
  return findUserById(lastInsertRowid)
}
