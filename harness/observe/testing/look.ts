import { tmpdir } from 'node:os'
import { createHttpDriver } from '../../drivers/http.ts'
import { targetSchema } from '../../target/schema/target.ts'
import type { Variables } from '../../target/template.ts'
import { observe, observersOf } from '../observe.ts'
import type { Look, Observation } from '../observer.ts'

/** A look at the SP of a target file that says nothing else, for tests. */
export function aLook(more: { folder?: string; variables?: Variables; file?: object; person?: Look['person'] } = {}): Look {
  const target = targetSchema.parse({ name: 'sp', surfaces: {}, timeouts: { request: 1, page: 1 }, ...more.file })
  const folder = more.folder ?? tmpdir()
  const admin = createHttpDriver()
  return {
    target: { ...target, file: `${folder}/target.yaml`, folder },
    variables: { case: 'k1', ...more.variables },
    admin: async () => admin,
    person: more.person ?? null,
  }
}

/** What one observer sees, told as it is in a target file. */
export async function seenBy(spec: object, base: string): Promise<Observation> {
  const look = aLook({ file: { observe: [spec] }, variables: { base } })
  const [observer] = observersOf(look.target.observe)
  if (!observer) throw new Error('no observer was made')
  return observe(observer, look)
}
