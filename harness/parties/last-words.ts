/** The line of an error that nobody caught; after it come its stack and, of Node, its properties and the version. */
const ERROR = /^(?:Uncaught )?\w*(?:Error|Exception)\b.*:/
const NO_PACKAGES = /Cannot find (?:package|module) '(?!\.{0,2}\/)/

/** What a program said before it ended, for a message; empty when it said nothing. */
export function lastWords(said: string): string {
  const lines = said.trim().split('\n')
  const frames = lines.filter((each) => !/^\s*at /.test(each))
  const error = frames.length < lines.length ? frames.findLast((each) => ERROR.test(each)) : undefined
  const line = error ?? frames.slice(-2).join(' ')
  const fix = NO_PACKAGES.test(line) ? ' (are its packages there? npm ci in its folder)' : ''
  return line ? `; it last said: ${line.slice(0, 400)}${fix}` : ''
}
