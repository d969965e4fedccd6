/** Lines of YAML that a target file may lack, as a start: names have to be put in. */

export const EXAMPLE_OBSERVER = `observe:
  - kind: sql
    sqlite: app.sqlite        # or postgres: postgres://reader:{env.DB_PASSWORD}@127.0.0.1/app
    accounts: SELECT email, name AS displayName, active AS status FROM users`

export const EXAMPLE_SEED = `hooks:
  seedAccount:
    sqlite: app.sqlite
    statements: ["INSERT INTO users (email, name) VALUES ({email}, {displayName})"]
  removeAccount:
    sqlite: app.sqlite
    statements: ["DELETE FROM users WHERE email = {email}"]`

export const EXAMPLE_CHANGE = `hooks:
  changeAccount: { method: PATCH, url: "/api/users/{email}", body: "{change}" }`

export const EXAMPLE_CLOCK = `hooks:
  clock: { method: PUT, url: "/test/clock", body: { offsetSeconds: "{offsetSeconds}" } }`

export const EXAMPLE_SIGN_OUT = `forms:
  signOut: { url: /logout }`

export const EXAMPLE_SESSION = 'session: { url: /me, email: /email }'

export const EXAMPLE_PASSWORD = `forms:
  password: { url: /login, email: Email, password: Password, button: Sign in }`
