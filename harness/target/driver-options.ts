import { demandAllowedHost } from './allowed-host.ts'
import type { Target } from './schema/target.ts'
import { placesOfNames, secretsIn } from './template.ts'

/** How browsers have to behave at this target. @returns options for both drivers */
export function driverOptions(target: Target): {
  allow: (url: string, how?: string) => void
  pageMs: number
  scripts: boolean
  ownAuthority: boolean
} {
  return {
    allow: (url, how) => demandAllowedHost(url, target, how),
    pageMs: target.timeouts.page * 1000,
    scripts: target.driver === 'browser',
    ownAuthority: target.tls !== undefined,
  }
}

/**
 * A trace holds everything that was typed and sent: none is made of a person's browser that secrets go through.
 * @returns why none is made, naming the place in the target file, or null where one may be
 */
export function whyUntraced({ base, sp, places, surfaces, forms, session, chat, observe }: Target): string | null {
  const person = observe.map((each) => (each.kind === 'page' && each.as === 'person' ? each : null))
  const way = { base, sp, places, surfaces, forms, session, chat, observe: person }
  const found = placesOfNames(way).find(({ name }) => secretsIn(`{${name}}`).length > 0)
  return found ? `${found.at} holds {${found.name}}, and a trace has everything that was typed and sent` : null
}
