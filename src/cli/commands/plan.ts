import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { FILE, PLAN_FLAGS, type PlanFlags, planOptions } from '../deploy-flags.ts'
import { EXIT } from '../exit-code.ts'
import { switchFlag } from '../flags.ts'
import { UsageError } from '../usage-error.ts'

interface Flags extends PlanFlags {
  readonly detailedExitcode?: boolean
  readonly mermaid?: boolean
  readonly preflight?: boolean
}

export const planCommand = buildCommand<Flags, [string], CliContext>({
  docs: {
    brief: 'Tell what a deploy would do, and change nothing',
    customUsage: ['deploy.ts', 'deploy.ts --env prod --detailed-exitcode', 'deploy.ts --mermaid'],
  },
  parameters: {
    flags: {
      ...PLAN_FLAGS,
      detailedExitcode: switchFlag('End with 3 where something would change'),
      preflight: switchFlag('Also look for what would keep tasks from starting; ends with 1 where something would'),
      mermaid: switchFlag('Draw the stack as a Mermaid flowchart, without calling AWS'),
    },
    positional: FILE,
  },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    return function (flags: Flags, file: string) {
      return withProgram(
        this,
        flags,
        file,
        async ({ stack }, options) => {
          if (flags.mermaid) {
            const [, other] = ASKING.find(([name]) => flags[name]) ?? []
            if (other !== undefined) throw drawnOnly(other)
            const { mermaid } = await import('../mermaid.ts')
            const text = mermaid(stack.build())
            return { text, data: { mermaid: text } }
          }
          const { plan: planned } = await import('../../deploy/plan.ts')
          const found = await planned(stack, {
            ...options,
            ...planOptions(flags),
            ...(flags.preflight && { preflight: true }),
          })
          const changes = flags.detailedExitcode && !found.isEmpty ? EXIT.wouldChange : EXIT.done
          const exitCode = found.preflight?.isClear === false ? EXIT.failed : changes
          return { text: String(found), data: { plan: found }, exitCode }
        },
        'reads',
      )
    }
  },
})

/** What a drawing cannot do. */
const ASKING = [
  ['detailedExitcode', '--detailed-exitcode'],
  ['preflight', '--preflight'],
  ['prune', '--prune'],
  ['adopt', '--adopt'],
  ['verify', '--verify'],
] as const

const drawnOnly = (other: string): UsageError =>
  new UsageError(
    `--mermaid draws the program and asks nothing of AWS, as ${other} needs`,
    `Leave out ${other}, or plan without --mermaid.`,
  )
