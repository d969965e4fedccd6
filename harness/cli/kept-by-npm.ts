/** Flags that npm has for itself, too: whether one was meant for us cannot be told. */
const OWN_OF_NPM = new Set(['force', 'json', 'only', 'version'])

/**
 * Flags of a command that npm kept for itself since no `--` stood before them, as one sentence; null where there are none. npm hands such a
 * flag to a script as `npm_config_<name>`, and its value as a word that means nothing. Pure.
 * @param flags the command's flags, without their dashes
 */
export function keptByNpm(
  command: string,
  flags: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const script = env.npm_lifecycle_event
  if (script === undefined) return null
  const kept = flags.filter((flag) => !OWN_OF_NPM.has(flag) && env[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined)
  if (kept.length === 0) return null
  const typed = script === 'start' ? 'npm start' : script === 'firstlogin' ? `npm run firstlogin ${command}` : `npm run ${script}`
  const named = kept.map((flag) => `--${flag}`).join(', ')
  return `npm kept ${named} for itself, since no "--" stands before the flags; type: ${typed} -- --${kept[0]} …`
}
