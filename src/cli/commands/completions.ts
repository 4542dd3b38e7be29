import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { SHELLS, type Shell, scriptOf } from '../completion-script.ts'

export const completionsCommand = buildCommand<Record<never, never>, [Shell], CliContext>({
  docs: {
    brief: 'Print the completions for a shell',
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
