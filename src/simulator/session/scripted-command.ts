import type { World } from '../operation.ts'

/** Which commands of ECS Exec. What is absent fits all. */
export interface CommandMatch {
  readonly container?: string
  /** A part of the command with its arguments. */
  readonly command?: string
}

/** How a command of a container answers. */
export type CommandAnswer =
  | { readonly how: 'prints'; readonly output: string; readonly exitCode?: number }
  /** The image has no shell, as those made from scratch. */
  | { readonly how: 'no shell' }

interface Scripted {
  readonly match: CommandMatch
  readonly answer: CommandAnswer
}

const scripts = (world: World): Set<Scripted> => world.state('commands', () => new Set())

/** Makes commands answer so. Gives what ends it. */
export function addCommand(world: World, match: CommandMatch, answer: CommandAnswer): () => void {
  const scripted = { match, answer }
  scripts(world).add(scripted)
  return () => void scripts(world).delete(scripted)
}

/** The answer of a command that is scripted. */
export function commandAnswer(world: World, container: string, words: readonly string[]): CommandAnswer | undefined {
  const command = words.join(' ')
  const fits = ({ match }: Scripted): boolean =>
    (match.container === undefined || match.container === container) &&
    (match.command === undefined || command.includes(match.command))
  return [...scripts(world)].find(fits)?.answer
}
