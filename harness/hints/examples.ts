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

export const EXAMPLE_SETTINGS = `hooks:
  changeSettings: { method: PATCH, url: /api/settings, body: "{settings}" }`

export const EXAMPLE_WORKSPACE = `forms:
  workspace: { url: "/workspaces/{name}", shows: Your role here }`

export const EXAMPLE_RECIPE = `forms:
  recipe: { url: "/workspaces/{place}/{folder}/{recipe}", title: Title, button: Save }`

export const EXAMPLE_APP = `forms:
  app: { url: "/apps/{app}", shows: "New entry in {app}" }`

export const EXAMPLE_LATE_STEP = `hooks:
  failLateStep: { method: PUT, url: "/test/late-step", body: { fails: "{fails}" } }`

export const EXAMPLE_SECOND_IDP = `hooks:
  prepare: { method: POST, url: "/test/organisations", body: { id: "{case}" } }
  configureIdp: { method: PUT, url: "/test/organisations/{case}/idp", body: { metadataUrl: "{idp.metadataUrl}" } }`

export const EXAMPLE_CLOCK = `hooks:
  clock: { method: PUT, url: "/test/clock", body: { offsetSeconds: "{offsetSeconds}" } }`

export const EXAMPLE_SIGN_OUT = `forms:
  signOut: { url: /logout }`

export const EXAMPLE_SESSION = 'session: { url: /me, email: /email }'

export const EXAMPLE_PASSWORD = `forms:
  password: { url: /login, email: Email, password: Password, button: Sign in }`

export const EXAMPLE_SET_UP = `hooks:
  setUpProvider:
    byMetadataUrl:                # and "typed", with {idp.ssoUrl}, {idp.entityId}, {idp.certificate}
      steps:
        - open: /admin/sso
        - press: Add provider
        - fill: { Name: "{setup.name}", Metadata URL: "{idp.metadataUrl}" }
        - note: { acsUrl: ACS URL, entityId: Entity ID }
        - press: Save
        - note: { providers: Provider, idpIssuer: Issuer, idpSsoUrl: Login URL, idpCertificates: Certificate }`
export const EXAMPLE_PORTAL_OBSERVER = `observe:
  - kind: sql
    sqlite: app.sqlite
    accounts: SELECT email FROM users
    apiClients: SELECT u.email, c.method, c.policy FROM clients c JOIN users u ON u.id = c.user_id
    accessRequests: SELECT u.email, r.collection, r.status FROM requests r JOIN users u ON u.id = r.user_id
    grants: SELECT u.email, g.collection FROM grants g JOIN users u ON u.id = g.user_id`

export const EXAMPLE_CERTIFICATES = `hooks:
  rereadMetadata: { method: POST, url: /admin/sso/refresh }
  setCertificates: { method: PUT, url: /admin/sso/certificates, body: { pem: "{idp.certificates}" } }`

export const EXAMPLE_PORTAL = `portal:
  discover: { url: /apis, heading: Discover new APIs, tryOut: 'Try out {collection}' }
  request: [{ open: /apis }, { press: 'Request access to {collection}' }]
  approve: [{ open: /admin/requests }, { press: 'Approve {collection} for {email}' }]
  reject: [{ open: /admin/requests }, { press: 'Reject {collection} for {email}' }]
  credentials: [{ open: /my-client }]
  calls: { api-key: { read: { secret: API key }, request: { url: '/api/{collection}', headers: { x-api-key: '{secret}' } } } }
  clientEvent: client-created`

export const EXAMPLE_PORTAL_HOOKS: Record<string, string> = {
  changePortalSettings: `hooks:
  changePortalSettings: { method: PUT, url: /api/portal/settings, body: "{settings}" }`,
  decideRequest: `hooks:
  decideRequest: { method: POST, url: "/api/requests/{email}/{collection}", body: { decision: "{decision}" } }`,
  changeClient: `hooks:
  changeClient: { method: PATCH, url: "/api/clients/{email}", body: { method: "{method}" } }`,
}

export const EXAMPLE_LIFECYCLE_HOOKS: Record<string, string> = {
  invite: `hooks:
  invite: { method: POST, url: /api/invitations, body: { email: "{email}", role: "{role}" } }`,
  removeMember: `hooks:
  removeMember: { method: DELETE, url: "/api/members/{email}" }`,
  setSeats: `hooks:
  setSeats: { method: PUT, url: /api/subscription, body: { seats: "{limit}" } }`,
  setDomains: `hooks:
  setDomains: { method: PUT, url: /api/domains, body: { verified: "{verified}", allowed: "{allowed}" } }`,
}

export const EXAMPLE_INVITATIONS = `observe:
  - kind: http-json
    accounts:
      request: { url: /api/users }
      list: /users
      fields: { email: /email, openInvitations: /openInvitations }`

const COLUMNS: Record<string, string> = {
  names: 'name AS displayName',
  status: 'active AS status',
  roles: 'role',
  'stored identifiers': 'name_id AS nameId, issuer',
}
const STATEMENTS: Record<string, string> = {
  groups: 'groups: SELECT u.email, g.name FROM memberships m JOIN users u ON u.id = m.user_id JOIN groups g ON g.id = m.group_id',
  log: 'audit: SELECT event, email, at FROM audit_log',
}

/** Lines for an observer that shows one more observable. */
export function observing(what: string): string {
  const statement = STATEMENTS[what]
  const lines = ['observe:', '  - kind: sql', '    sqlite: app.sqlite']
  if (statement) return [...lines, '    accounts: SELECT email FROM users', `    ${statement}`].join('\n')
  const column = COLUMNS[what]
  if (column) return [...lines, `    accounts: SELECT email, ${column} FROM users`].join('\n')
  return `observe:\n  - kind: http-json          # environments, workspaces and permissions are read from JSON: docs/target.md`
}
