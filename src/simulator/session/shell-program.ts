import type { Program, ProgramIo } from './program.ts'
import { PseudoTerminal } from './pseudo-terminal.ts'
import { commandAnswer } from './scripted-command.ts'
import type { SessionState } from './session-state.ts'
import { runShell } from './shell.ts'
import { splitWords } from './words.ts'

/** What Go says of programs that are not there, and the agent of that. */
const notStarted = (why: string): string => `Unable to start command: Failed to start pty: ${why}\n\n`

const SHELL = /^(\/bin\/)?(sh|bash)$/

/** Runs the command of a session in its container. */
export function shellProgram({ world, task, container }: SessionState, command: string, io: ProgramIo): Program {
  const terminal = new PseudoTerminal(io)
  const definition = task.definition.containerDefinitions?.find(({ name }) => name === container)
  const environment = Object.fromEntries(
    (definition?.environment ?? []).map(({ name = '', value = '' }) => [name, value]),
  )
  const [name = '', ...given] = splitWords(command)
  const find = (words: readonly string[]) => {
    const answer = commandAnswer(world, container, words)
    return answer?.how === 'prints' ? { output: answer.output, exitCode: answer.exitCode ?? 0 } : undefined
  }
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise(resolve => void world.clock.after(milliseconds, resolve))
  const hasShell = commandAnswer(world, container, [name])?.how !== 'no shell'
  const scripted = SHELL.test(name) ? undefined : find([name, ...given])
  if (SHELL.test(name) && hasShell)
    runShell({ terminal, find, environment, sleep }, given).then(
      () => io.end(''),
      (error: unknown) => io.end(String(error)),
    )
  else if (scripted) {
    terminal.write(scripted.output)
    io.end('')
  } else if (name.startsWith('/')) io.end(notStarted(`fork/exec ${name}: no such file or directory`))
  else io.end(notStarted(`exec: "${name}": executable file not found in $PATH`))
  return {
    input: bytes => terminal.input(bytes),
    resize: (columns, rows) => {
      terminal.size = { columns, rows }
    },
    hangUp: () => {},
  }
}
