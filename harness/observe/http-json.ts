import type { HttpJsonObserverSpec } from '../target/schema/observers.ts'
import type { RequestTemplate } from '../target/schema/request.ts'
import { sendRequest } from '../target/send-request.ts'
import { accountsFromJson, auditFromJson } from './from-json.ts'
import type { Look, Observer } from './observer.ts'
import { soughtInAccounts, soughtInAudit } from './sought-json.ts'

/** Reads accounts and the audit log from JSON that the SP serves; the target file says where each observable stands. */
export function httpJsonObserver({ accounts, audit }: HttpJsonObserverSpec, where: string): Observer {
  const [inAccounts, inAudit] = [`${where}.accounts`, `${where}.audit`]
  const ask = (part: { request: RequestTemplate }, { target, variables }: Look, at: string) =>
    sendRequest(target, part.request, variables, at)
  return {
    name: 'http-json',
    where,
    grade: 'E1',
    observe: async (look) => ({
      accounts: accountsFromJson(await ask(accounts, look, inAccounts), accounts, inAccounts),
      audit: audit ? auditFromJson(await ask(audit, look, inAudit), audit, inAudit) : 'unknown',
    }),
    seek: async (look, person) => [
      ...soughtInAccounts(await ask(accounts, look, inAccounts), accounts, inAccounts, person),
      ...(audit ? soughtInAudit(await ask(audit, look, inAudit), audit, inAudit) : []),
    ],
  }
}
