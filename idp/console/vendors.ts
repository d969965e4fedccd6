import { entraIdConsole } from './entra-id/index.ts'
import { googleWorkspaceConsole } from './google-workspace/index.ts'
import type { VendorConsole } from './kit/serve.ts'
import { oktaConsole } from './okta/index.ts'
import { oneLoginConsole } from './onelogin/index.ts'

/** The vendors' admin consoles, in no order. */
export const consoles: readonly VendorConsole[] = [oktaConsole, entraIdConsole, googleWorkspaceConsole, oneLoginConsole]
