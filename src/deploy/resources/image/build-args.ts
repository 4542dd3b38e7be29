import { NOT_SHOWN, redacted } from '../../../model/credentials.ts'

/** How a builder is given its arguments. */
export interface GivenArgs {
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Names that a builder, or what it starts, reads for itself. */
const OF_BUILDERS =
  /^(PATH|HOME|TMPDIR|SHELL|USER|TZ|NO_PROXY|(HTTPS?|FTP|ALL)_PROXY|(DOCKER|BUILD[A-Z]*|PODMAN|CONTAINERS?|REGISTRY|STORAGE|XDG|LD|SSL|SSH|GO[A-Z]*|AWS|FINCH|NERDCTL|LIMA|LC|LANG)(_.*)?)$/i

/**
 * Values go by the environment, where other users of the machine do not see them, as they do see the arguments of a
 * program; those that would change what the builder itself does, and those of builders in a machine of their own, cannot.
 */
export function givenArgs(args: Readonly<Record<string, string>>, byEnvironment: boolean): GivenArgs {
  const entries = Object.entries(args)
  const isHidden = (name: string): boolean => byEnvironment && !OF_BUILDERS.test(name)
  return {
    flags: entries.flatMap(([name, value]) => ['--build-arg', isHidden(name) ? name : `${name}=${value}`]),
    env: Object.fromEntries(entries.filter(([name]) => isHidden(name))),
  }
}

const SHORTEST_HIDDEN = 2
const LINES = 20
const CHARACTERS = 4_000

/** The end of what a builder wrote, without the values of its arguments. */
export function shownOutput(output: string, args: Readonly<Record<string, string>>): string {
  const values = Object.values(args)
    .flatMap(value => [value, JSON.stringify(value).slice(1, -1), ...value.split(/\r?\n/)])
    .filter(value => value.length >= SHORTEST_HIDDEN)
    .sort((a, b) => b.length - a.length)
  const hidden = values.reduce((text, value) => text.replaceAll(value, NOT_SHOWN), output)
  return redacted(hidden.trimEnd().split(/\r?\n/).slice(-LINES).join('\n').slice(-CHARACTERS))
}
