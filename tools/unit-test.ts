/**
 * What unit tests import in place of `@playwright/test`: the same runner without its browser fixtures. Those are set up and torn down
 * around each test, also one that opens no page, and cost several times what most unit tests do.
 */
export { _baseTest as test, expect } from '@playwright/test'
