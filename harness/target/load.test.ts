import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import { loadTarget } from './load.ts'

/** Slips of the keyboard in a target file: each is named with the file, the line, and the word that was probably meant. */
const honest = `name: portal
base: 'http://127.0.0.1:{port}/portal'
start:
  command: [npm, start]
  env: { PORT: '{port}', BASE_URL: '{base}', IDP_METADATA: '{idp.metadataUrl}' }
  ready: '{base}/health'
  timeoutSeconds: 20
isolation: person
idpSlots: 1
profiles: [okta, entra-id]
families: [new-user, existing-user]
lacks: [workspaces, chat]
allowHosts: [staging.acme.test]
driver: http
tls: { ca: ca.pem }
clockSkewSeconds: 60
timeouts: { request: 5, page: 10 }
secrets: [adminToken]
surfaces:
  end-user:
    signIn:
      - open: /
      - fill: { Company: acme }
      - press: Sign in with SSO
    policy: { preset: workato-end-user, updatePolicy: eachLogin, missingAttribute: { email: reject } }
    attributeMap: { displayName: name, groups: groups }
sp: { metadata: /sp/metadata, nameIdFormat: emailAddress }
session: { url: /me, email: /email }
forms:
  signOut: { url: /logout, button: Sign out }
hooks:
  seedAccount: { method: POST, url: /users, body: { email: '{email}', name: '{displayName}' } }
  removeAccount: { sqlite: app.sqlite, statements: ['DELETE FROM users WHERE email = {email}'] }
observe:
  - kind: sql
    sqlite: app.sqlite
    accounts: SELECT email FROM users
  - kind: http-json
    accounts:
      request: { url: /users, headers: { authorization: 'Bearer {adminToken}' } }
      list: /users
      fields: { email: /mail, displayName: /name }
`

const slips: [string, string, string][] = [
  ['name: portal', 'nmae: portal', '"nmae" is not a word that belongs here; did you mean "name"?'],
  ['base:', 'bas:', '"bas" is not a word that belongs here; did you mean "base"?'],
  [
    "'http://127.0.0.1:{port}/portal'",
    'http://127.0.0.1:3000/portal',
    'base: start.env.PORT gives the SP a free port, {port}, and base has 3000: write base: http://127.0.0.1:{port}/portal, or 3000 in start',
  ],
  ['start:', 'strat:', '"strat" is not a word that belongs here; did you mean "start"?'],
  ['command:', 'comand:', 'start: "comand" is not a word that belongs here; did you mean "command"?'],
  [
    'timeoutSeconds: 20',
    'timeoutSecs: 20',
    'start: "timeoutSecs" is not a word that belongs here; did you mean "timeoutSeconds"?',
  ],
  ['timeoutSeconds: 20', 'timeoutSeconds: soon', 'start.timeoutSeconds: should be number'],
  ['timeoutSeconds: 20', 'timeoutSeconds: 0', 'start.timeoutSeconds: is too short or too small'],
  ["PORT: '{port}'", "PORT: '{prot}'", 'start.env.PORT: {prot} is not a known name; did you mean "port"?'],
  [
    '{idp.metadataUrl}',
    '{idp.metadatUrl}',
    'start.env.IDP_METADATA: {idp.metadatUrl} is not a known name; did you mean "idp.metadataUrl"?',
  ],
  ['{base}/health', '{bas}/health', 'start.ready: {bas} is not a known name; did you mean "base"?'],
  ['isolation: person', 'isolation: persn', 'isolation: "persn" is not known; did you mean "person"?'],
  ['idpSlots: 1', 'idpSlots: one', 'idpSlots: should be number'],
  ['profiles: [okta', 'profiles: [oktaa', 'profiles.0: "oktaa" is not known; did you mean "okta"?'],
  ['existing-user]', 'exising-user]', 'families.1: "exising-user" is not known; did you mean "existing-user"?'],
  ['lacks: [workspaces', 'lacks: [workspace', 'lacks.0: "workspace" is not known; did you mean "workspaces"?'],
  ['allowHosts:', 'allowHost:', '"allowHost" is not a word that belongs here; did you mean "allowHosts"?'],
  ['driver: http', 'driver: htpp', 'driver: "htpp" is not known; did you mean "http"?'],
  ['tls: { ca:', 'tls: { cert:', 'tls: "cert" is not a word that belongs here'],
  ['request: 5', 'requets: 5', 'timeouts: "requets" is not a word that belongs here; did you mean "request"?'],
  ['end-user:', 'enduser:', 'surfaces: "enduser" is not a word that belongs here; did you mean "end-user"?'],
  ['signIn:', 'signin:', 'surfaces.end-user: "signin" is not a word that belongs here; did you mean "signIn"?'],
  ['- press:', '- pres:', 'surfaces.end-user.signIn.2: "pres" is not a word that belongs here; did you mean "press"?'],
  [
    'preset: workato-end-user',
    'preset: workato-enduser',
    'surfaces.end-user.policy.preset: "workato-enduser" is not known; did you mean "workato-end-user"?',
  ],
  ['eachLogin', 'eachLogn', 'surfaces.end-user.policy.updatePolicy: "eachLogn" is not known; did you mean "eachLogin"?'],
  [
    'email: reject',
    'email: rejcet',
    'surfaces.end-user.policy.missingAttribute.email: "rejcet" is not known; did you mean "reject"?',
  ],
  [
    'attributeMap: { displayName',
    'attributeMap: { displayNam',
    'surfaces.end-user.attributeMap: "displayNam" is not a word that belongs here; did you mean "displayName"?',
  ],
  ['nameIdFormat: emailAddress', 'nameIdFormat: email', 'sp.nameIdFormat: "email" is not known'],
  ['email: /email', 'email: email', 'session.email: a JSON pointer starts with "/"'],
  [
    'session: { url: /me, email',
    'session: { url: /me, emial',
    'session: "emial" is not a word that belongs here; did you mean "email"?',
  ],
  ['button: Sign out', 'buton: Sign out', 'forms.signOut: "buton" is not a word that belongs here; did you mean "button"?'],
  ['seedAccount:', 'seedAcount:', 'hooks: "seedAcount" is not a word that belongs here; did you mean "seedAccount"?'],
  ['method: POST', 'method: PSOT', 'hooks.seedAccount.method: "PSOT" is not known; did you mean "POST"?'],
  [
    "'{displayName}'",
    "'{displayNme}'",
    'hooks.seedAccount.body.name: {displayNme} is not a known name; did you mean "displayName"?',
  ],
  ['statements:', 'statement:', 'hooks.removeAccount: "statement" is not a word that belongs here; did you mean "statements"?'],
  ['email = {email}', 'email = {emial}', 'hooks.removeAccount.statements.0: {emial} is not a known name; did you mean "email"?'],
  ['- kind: sql', '- kind: sqll', 'observe.0.kind: "sqll" is not known; did you mean "sql"?'],
  ['accounts: SELECT', 'acounts: SELECT', 'observe.0: "acounts" is not a word that belongs here; did you mean "accounts"?'],
  [
    'fields: { email',
    'fields: { mail',
    'observe.1.accounts.fields: "mail" is not a word that belongs here; did you mean "email"?',
  ],
  ['list: /users', 'list: users', 'observe.1.accounts.list: a JSON pointer starts with "/"'],
  [
    '{adminToken}',
    '{adminTokn}',
    'observe.1.accounts.request.headers.authorization: {adminTokn} is not a known name; did you mean "adminToken"?',
  ],
]

test('the target files that come along name nothing that is not known', () => {
  const examples = ['passport-saml', 'samlify', 'django'].map((name) => path.join(projectRoot, 'examples', name, 'target.yaml'))
  for (const file of [referenceTarget, ...examples]) expect(() => loadTarget(file)).not.toThrow()
})

test('without a slip the file is as it should be', () => {
  expect(read(honest).name).toBe('portal')
})

for (const [right, wrong, says] of slips) {
  test(`a slip: ${wrong}`, () => {
    expect(honest.split(right).length, `"${right}" stands there once`).toBe(2)
    const text = honest.replace(right, () => wrong)
    const line = text.slice(0, text.indexOf(wrong)).split('\n').length
    expect(() => read(text)).toThrow(`target.yaml:${line}: ${says}`)
  })
}

function read(text: string) {
  const file = test.info().outputPath('target.yaml')
  writeFileSync(file, text)
  return loadTarget(file)
}
