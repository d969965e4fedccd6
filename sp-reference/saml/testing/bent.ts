import { expect, test } from '#unit-test'
import type { RefusalCode } from '../errors.ts'
import type { SamlDefect } from '../expectation.ts'
import { edited, honestXml, outcomeOf, type SigningPlan, sign } from './message.ts'

/** Messages that the right provider signed and that break one rule. */
export interface BentGroup {
  code: RefusalCode
  /** The deliberate fault that lets all of them pass. */
  offBy?: SamlDefect
  /** Title, then what is replaced by what before signing. */
  bent: [title: string, from: RegExp | string, to: string, plan?: SigningPlan][]
}

/** One test per group: each message is refused with this code, and passes when the fault is on. */
export function testBentMessages(groups: BentGroup[]): void {
  for (const { code, offBy, bent } of groups) {
    test(`${code}${offBy ? `, unless ${offBy}` : ''}: ${bent.map(([title]) => title).join('; ')}`, async () => {
      for (const [title, from, to, plan] of bent) {
        const xml = sign(edited(honestXml, [from, to]), plan)
        expect.soft(await outcomeOf(xml), title).toBe(code)
        if (offBy) expect.soft(await outcomeOf(xml, { defects: new Set([offBy]) }), title).toBe('ada@corp.example')
      }
    })
  }
}
