import { type DirectoryField, defineProfile, writeField } from '../profile.ts'
import { everyNameIdFormat } from '../requests.ts'
import { resolveGoogleWorkspace } from './expression.ts'
import { googleWorkspaceFacts } from './facts.ts'
import { googleWorkspaceGroups } from './groups.ts'
import { googleWorkspaceCertificate, googleWorkspaceEndpoints, isInitSso } from './identity.ts'
import { googleWorkspaceMetadata } from './metadata.ts'
import { googleWorkspacePortal } from './portal.ts'
import { googleWorkspaceRequests } from './requests.ts'
import { googleWorkspaceShape } from './shape.ts'
import { googleWorkspaceRefusal, googleWorkspaceSignIn } from './sign-in.ts'

const fields: Partial<Record<DirectoryField, string>> = {
  email: 'primaryEmail',
  firstName: 'firstName',
  lastName: 'lastName',
  displayName: 'displayName',
  userName: 'primaryEmail',
  title: 'title',
  department: 'department',
}

export const googleWorkspace = defineProfile({
  id: 'google-workspace',
  title: 'Google Workspace',
  aliases: ['google'],
  evidence: [
    'Message form: captures of 2016 and 2022 in public SAML libraries, which agree.',
    'Set-up and errors: Google Workspace Admin help, "Set up your own custom SAML app" and "SAML app error messages".',
    'The order of attributes is that of the set-up; on the wire it looks hashed.',
    'displayName stands for a custom schema field: Google offers first and last name only.',
  ],
  facts: googleWorkspaceFacts,
  signIn: googleWorkspaceSignIn,
  portal: googleWorkspacePortal,
  express: (source) =>
    'field' in source ? writeField(fields[source.field], source.field) : { expression: source.attribute, holds: 'user' },
  cannotExpress: [
    { what: 'groups-link', fact: 'Google leaves out what is beyond 75 groups, and sends no link in place of them.' },
    { what: 'encryption', fact: 'Google offers no encryption of assertions.' },
    { what: 'name-format', fact: 'Google writes no NameFormat on attributes (captures of 2016 and 2022).' },
    { what: 'both-signed', fact: 'Google signs the Assertion or, with "Signed response", the Response; never both.' },
  ],
  resolve: resolveGoogleWorkspace,
  mistakes: {
    unreadable: "Google's Admin console has a list of fields to choose from: there it could not be chosen.",
    fault: "Google's mapping evaluates nothing.",
  },
  groups: googleWorkspaceGroups,
  saml: googleWorkspaceShape,
  signsOne: true,
  nameId: { format: 'unspecified', field: 'email', formats: everyNameIdFormat },
  options: ['accessOfEveryone', 'accessOfUnits'],
  requests: googleWorkspaceRequests,
  endpoints: googleWorkspaceEndpoints,
  isOfSomeApp: isInitSso,
  certificate: googleWorkspaceCertificate,
  metadata: googleWorkspaceMetadata,
  refusal: googleWorkspaceRefusal,
})
