import { startPlainSp } from './plain-sp.ts'

/** The plain SP as a program of its own, which crashes after so many sign-ins. */
const CRASHED = 7

const { PORT, SIGN_INS } = process.env
await startPlainSp({ port: Number(PORT), signIns: Number(SIGN_INS), whenOver: () => process.exit(CRASHED) })
