import { jsonPrinted, runCommand } from '../command/run-command.ts'
import type { CommandObserverSpec } from '../target/schema/observers.ts'
import { accountsFromJson, auditFromJson } from './from-json.ts'
import type { Observer } from './observer.ts'
import { soughtInAccounts, soughtInAudit } from './sought-json.ts'

/** Reads accounts and the audit log from JSON that a program prints, such as the SP's own administration command. */
export function commandObserver(spec: CommandObserverSpec, where: string): Observer {
  return {
    name: 'command',
    where,
    grade: 'E1',
    async observe(look) {
      const document = jsonPrinted(await runCommand(spec, look, where), where)
      return {
        accounts: accountsFromJson(document, spec.accounts, `${where}.accounts`),
        audit: spec.audit ? auditFromJson(document, spec.audit, `${where}.audit`) : 'unknown',
      }
    },
    async seek(look, person) {
      const document = jsonPrinted(await runCommand(spec, look, where), where)
      return [
        ...soughtInAccounts(document, spec.accounts, `${where}.accounts`, person),
        ...(spec.audit ? soughtInAudit(document, spec.audit, `${where}.audit`) : []),
      ]
    },
  }
}
