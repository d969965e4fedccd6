import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hasPostgres } from '../sql/testing/cluster.ts'

/** Something of the machine that tests want, beyond Node, the npm packages and a browser. */
export interface Need {
  /** As a sentence begins with it. */
  what: string
  /** Debian's packages that bring it. */
  packages: readonly string[]
  isThere(): boolean
}

/** The one list. `npm test` brings what is missing of it before the specs, on Debian as root (tools/bring-needs.ts). */
export const needs = {
  postgres: { what: 'PostgreSQL', packages: ['postgresql'], isThere: hasPostgres },
  django: {
    what: 'Django with SAML',
    packages: ['python3-django', 'python3-django-saml2', 'xmlsec1'],
    isThere: () =>
      existsSync('/usr/bin/xmlsec1') && spawnSync('/usr/bin/python3', ['-c', 'import django, djangosaml2']).status === 0,
  },
} satisfies Record<string, Need>

/** Why a test that wants this cannot run here, and what would bring it; null when it is there. */
export function whyMissing({ what, packages, isThere }: Need): string | null {
  return isThere() ? null : `${what} is not here; on Debian, as root: apt-get install -y ${packages.join(' ')}`
}
