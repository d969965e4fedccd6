import { expect, test } from '#unit-test'
import { linkIn } from './accept-invitation.ts'

const mail = (person: string | null, text: string) => ({ person, mail: { to: 'ada@x.test', subject: 'Invitation', text } })
const own = mail('ada', 'Accept it: http://sp.test/invitations/1/abc, soon')
const mails = [own, mail('bea', 'http://sp.test/invitations/2/def'), mail('ada', 'Welcome: http://sp.test/'), mail(null, 'x')]
for (const [title, mailed, person, pattern, link] of [
  ['the newest that has one', mails, 'ada', 'http\\S+/invitations/[\\w/]+', 'http://sp.test/invitations/1/abc'],
  ['the group of the pattern', mails, 'ada', 'it: (http[^,]+)', 'http://sp.test/invitations/1/abc'],
  ["nobody else's", mails, 'cyd', 'http\\S+', null],
  ['none without mail', [], 'ada', 'http\\S+', null],
] as const)
  test(`the link of an invitation: ${title}`, () => expect(linkIn([...mailed], person, pattern)).toBe(link))
