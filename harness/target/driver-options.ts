import { demandAllowedHost } from './allowed-host.ts'
import type { Target } from './schema/target.ts'
import { secretsIn } from './template.ts'

/** How browsers have to behave at this target. @returns options for both drivers */
export function driverOptions(target: Target): {
  allow: (url: string) => void
  pageMs: number
  scripts: boolean
  ownAuthority: boolean
} {
  return {
    allow: (url) => demandAllowedHost(url, target),
    pageMs: target.timeouts.page * 1000,
    scripts: target.driver === 'browser',
    ownAuthority: target.tls !== undefined,
  }
}

/** A trace holds everything that was typed and sent: none is made of a browser that secrets go through. */
export function mayBeTraced({ base, surfaces, forms, session }: Target): boolean {
  return secretsIn([base, surfaces, forms, session]).length === 0
}
