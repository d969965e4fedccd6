import { sayingOf } from '../kit/show.ts'

/** What was done, said once on the page that follows. */
export const notices = {
  'app-added': 'The app is added, and OFF for everyone. Next: turn it on, and give the service what it has to know.',
  'app-saved': 'The app is saved.',
  'app-deleted': 'The app is deleted.',
  'access-saved': 'The user access is saved.',
  'user-added': 'The user is added.',
  'user-saved': 'The user is saved.',
  'user-suspended': 'The user is suspended.',
  'user-reactivated': 'The user is reactivated.',
  'user-deleted': 'The user is deleted.',
  verified: 'The verification is complete. The person can sign in now.',
  'category-saved': 'The category is saved.',
  'category-deleted': 'The category is deleted.',
  'attribute-deleted': 'The attribute is deleted.',
  'group-added': 'The group is added.',
  'group-deleted': 'The group is deleted.',
  'member-added': 'The member is added.',
  'member-removed': 'The member is removed.',
  'certificate-added': 'The certificate is added. It does not sign yet.',
  'certificate-used': 'The certificate signs from now on.',
  'certificate-deleted': 'The certificate is deleted.',
}

/** The path of a page that says so. */
export const saying = sayingOf(notices)
