import type { Posted } from '../console/kit/fields.ts'
import { mutations } from '../mutations/index.ts'
import { armKey } from '../signin/issue.ts'
import type { Exchange, Sources } from '../tenants/exchanges.ts'
import type { Armed, Tenant } from '../tenants/tenant.ts'
import { inspectorUrl } from './page.ts'
import { editable } from './resign.ts'

/** What somebody wanted to send and could not. */
export interface Draft {
  posted: Posted
  error: string
}

/** Under which something waits for the next sign-in of the person of this exchange; null: there is nobody in it. */
export function keptKey(tenant: Tenant, exchange: Exchange): string | null {
  const sources = tenant.exchanges.sourcesOf(exchange)
  return sources ? armKey(sources.app.id, sources.subject.person.id) : null
}

const waiting = ({ mutation, written, encryption }: Armed): string =>
  written ? `what was edited at ${written.of}` : (mutation ?? (encryption ? 'an encrypted message' : ''))

/** The part of an exchange's page on which its message is sent once more, with what was chosen when that did not work. */
export function sendView(
  tenant: Tenant,
  exchange: Exchange,
  { app, subject, acsUrl }: Sources,
  isReadable: boolean,
  draft?: Draft,
) {
  const { response, authnRequest } = exchange
  const { posted = {}, error = '' } = draft ?? {}
  const isEdited = posted.how === 'edited'
  const clear = response?.clearXml ?? response?.xml ?? ''
  const armed = tenant.armed.get(armKey(app.id, subject.person.id))
  const { signs } = tenant.profile.saml
  const sign = isEdited ? (posted.sign ?? '') : signs.length === 2 ? 'assertion response' : signs.join('')
  return {
    action: inspectorUrl(tenant, `${exchange.id}/send`),
    acsUrl,
    wasEncrypted: response?.clearXml !== undefined,
    xml: isEdited ? (posted.xml ?? '') : isReadable ? editable(clear) : clear,
    error,
    isEdited,
    renews: !isEdited || posted.renews === 'yes',
    waiting: armed ? waiting(armed) : '',
    hasRequest: authnRequest !== null,
    isUnasked: posted.flow === 'unasked',
    parts: [
      ['assertion', 'the Assertion'],
      ['response', 'the Response'],
      ['assertion response', 'both'],
      ['', 'nothing'],
    ].map(([value, label]) => ({ value, label, isChosen: value === sign })),
    mutations: mutations.map(({ id, title }) => ({ id, title, isChosen: id === posted.mutation })),
  }
}
