import { sayingOf } from '../kit/show.ts'

/** What was done, said once on the page that follows. */
export const notices = {
  'app-created': 'The application is created. Assign users to it, and set up single sign-on.',
  'app-saved': 'The application is saved.',
  'app-deleted': 'The application is deleted.',
  assigned: 'The user is assigned to the application.',
  unassigned: 'The user is removed from the application.',
  'group-assigned': 'The group is assigned to the application.',
  'group-unassigned': 'The group is removed from the application.',
  'basic-saved': 'The Basic SAML Configuration is saved.',
  'claim-saved': 'The claim is saved.',
  'advanced-saved': 'The advanced SAML claims options are saved.',
  'claim-deleted': 'The claim is deleted.',
  'certificate-made': 'The certificate is created. It signs once it is made active; give it to the application first.',
  'certificate-activated': 'The certificate signs from now on.',
  'certificate-deleted': 'The certificate is deleted.',
  'signing-saved': 'The signing option and the algorithm are saved.',
  'verification-saved': 'What is asked of requests is saved.',
  'encryption-imported': 'The certificate is imported. Assertions are encrypted for it once it is activated.',
  'encryption-saved': 'Assertions are encrypted for this certificate.',
  'encryption-off': 'Assertions are not encrypted.',
  'user-created': 'The user is created.',
  'user-saved': 'The user is saved.',
  'user-deleted': 'The user is deleted.',
  'extension-deleted': 'The directory extension is deleted, with its values.',
  accepted: 'The invitation is accepted. The user can sign in now.',
  'group-created': 'The group is created.',
  'group-deleted': 'The group is deleted.',
  'member-added': 'The user is in the group now.',
  'member-removed': 'The user is not in the group any more.',
}

/** The path of a page that says so. */
export const saying = sayingOf(notices)
