import { sayingOf } from '../kit/show.ts'

/** What was done, said once on the page that follows. */
export const notices = {
  'app-created': 'The app is created. Next: give the service what it has to know, and assign people.',
  'app-saved': 'The app is saved.',
  'app-deleted': 'The app is deleted.',
  assigned: 'The assignment is saved.',
  unassigned: 'The person is removed from the app.',
  'group-assigned': 'The group is assigned: its members get in.',
  'group-unassigned': 'The group is removed from the app.',
  'certificate-made': 'The certificate is made. It signs once it is activated; give it to the service first.',
  'certificate-activated': 'The certificate signs from now on.',
  'certificate-deleted': 'The certificate is deleted.',
  'group-added': 'The group is added. Next: assign people.',
  'group-deleted': 'The group is deleted.',
  'member-added': 'The person is in the group now.',
  'member-removed': 'The person is not in the group any more.',
  'person-added': 'The person is added.',
  'profile-saved': 'The profile is saved.',
  suspended: 'The person is suspended and cannot sign in.',
  unsuspended: 'The person is not suspended any more.',
  unlocked: 'The person is unlocked and can sign in again.',
  verified: 'The verification is complete. The person can sign in now.',
  'values-saved': "The person's values in the app are saved.",
  'attribute-saved': 'The attribute is saved.',
  'attribute-deleted': 'The attribute is deleted.',
}

/** The path of a page that says so. */
export const saying = sayingOf(notices)
