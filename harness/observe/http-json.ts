import type { HttpJsonObserverSpec } from '../target/schema/observers.ts'
import { sendRequest } from '../target/send-request.ts'
import { accountsFromJson, auditFromJson } from './from-json.ts'
import type { Observer } from './observer.ts'

/** Reads accounts and the audit log from JSON that the SP serves; the target file says where each observable stands. */
export function httpJsonObserver({ accounts, audit }: HttpJsonObserverSpec, where: string): Observer {
  return {
    name: 'http-json',
    where,
    grade: 'E1',
    async observe({ target, variables }) {
      const ask = (part: { request: HttpJsonObserverSpec['accounts']['request'] }, at: string) =>
        sendRequest(target, part.request, variables, at)
      const [inAccounts, inAudit] = [`${where}.accounts`, `${where}.audit`]
      return {
        accounts: accountsFromJson(await ask(accounts, inAccounts), accounts, inAccounts),
        audit: audit ? auditFromJson(await ask(audit, inAudit), audit, inAudit) : 'unknown',
      }
    },
  }
}
