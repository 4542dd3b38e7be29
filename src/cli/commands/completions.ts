import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { SHELLS, type Shell, scriptOf } from '../completion-script.ts'

export const completionsCommand = buildCommand<Record<never, never>, [Shell], CliContext>({
  docs: {
    brief: 'Print the completions for a shell',
    fullDescription:
      'Prints the completions for a shell. They ask the command itself, which has to be on the PATH as fluent-ecs: after npm install --global fluent-ecs, or with node_modules/.bin on it. npx alone is not enough.',
    customUsage: [
      'bash >> ~/.bashrc',
      'zsh > ~/.zfunc/_fluent-ecs',
      'fish > ~/.config/fish/completions/fluent-ecs.fish',
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'bash, zsh or fish', parse: parseShell, placeholder: 'shell', proposeCompletions: () => [...SHELLS] },
      ],
    },
  },
  func(_, shell) {
    this.process.stdout.write(scriptOf(shell))
  },
})

function parseShell(given: string): Shell {
  const shell = SHELLS.find(name => name === given)
  if (!shell) throw new Error(`"${given}" is none of ${SHELLS.join(', ')}`)
  return shell
}
