import Handlebars from 'handlebars'
import type { MailSeen } from '../results.ts'
import { worldPage } from './world-page.ts'

const list = Handlebars.compile<{ mails: { number: number; to: string; subject: string }[] }>(`
<h1>Mailbox</h1>
{{#if mails}}
<ul class="list">{{#each mails}}<li><a href="/mail/{{number}}">{{subject}}</a> <span class="quiet">to {{to}}</span></li>{{/each}}</ul>
{{else}}
<p>No mail yet. Mail that the service provider sends arrives here; reload this page to see it.</p>
{{/if}}`)

const one = Handlebars.compile<MailSeen>(`
<p><a href="/">All mail</a></p>
<h1>{{subject}}</h1>
<p class="quiet">to {{to}}</p>
<pre>{{text}}</pre>`)

/** All mail, newest first. */
export function mailboxPage(mails: readonly MailSeen[]): string {
  const numbered = mails.map((mail, number) => ({ number, to: mail.to, subject: mail.subject })).reverse()
  return worldPage('Mailbox', list({ mails: numbered }))
}

export function mailPage(mail: MailSeen): string {
  return worldPage(mail.subject, one(mail))
}
