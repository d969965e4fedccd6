/** The one door of the inspector. */

export { type Line, type Piece, prettyXml, xmlHtml, xmlLines } from './colour.ts'
export { type Difference, differencesOf } from './compare.ts'
export { type Decoded, decode } from './decode.ts'
export { attributeRows, type FactGroup, factsOf, packedWords } from './facts.ts'
export type { Finding, Known, Severity } from './findings/finding.ts'
export { type Inspection, type InspectOptions, inspect, inspectXml } from './inspect.ts'
export { parseInstant } from './instants.ts'
export { differencesScreen, screenOf } from './screen.ts'
export { type SignatureWords, signatureWords } from './signature-words.ts'
export { maxBytes } from './unpack.ts'
export { Unreadable } from './unreadable.ts'
