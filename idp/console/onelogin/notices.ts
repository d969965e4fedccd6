import { sayingOf } from '../kit/show.ts'

/** What was done, said once on the page that follows. */
export const notices = {
  'app-added': 'The app is added. Next: fill in its configuration, and give people access.',
  'app-saved': 'The app is saved.',
  'app-deleted': 'The app is deleted.',
  'parameter-saved': 'The parameter is saved.',
  'parameter-deleted': 'The parameter is deleted.',
  'rule-saved': 'The rule is saved.',
  'rule-moved': 'The rule is moved up.',
  'rule-deleted': 'The rule is deleted.',
  'access-saved': 'The access is saved.',
  'login-saved': "The user's values in the app are saved.",
  'app-given': 'The user has the app now.',
  'app-taken': 'The user does not have the app any more.',
  'user-added': 'The user is added, and not activated: change the password to activate the user.',
  'user-saved': 'The user is saved.',
  'password-changed': 'The password is changed.',
  'user-suspended': 'The user is suspended.',
  'user-activated': 'The user is active.',
  'user-deleted': 'The user is deleted.',
  'field-saved': 'The custom user field is saved.',
  'field-deleted': 'The custom user field is deleted.',
  'role-added': 'The role is added.',
  'role-saved': 'The role is saved.',
  'role-deleted': 'The role is deleted.',
  'member-added': 'The user has the role now.',
  'member-removed': 'The user does not have the role any more.',
  'certificate-added': 'The certificate is added. It does not sign yet.',
  'certificate-default': 'The certificate signs from now on.',
  'certificate-deleted': 'The certificate is deleted.',
}

/** The path of a page that says so. */
export const saying = sayingOf(notices)
