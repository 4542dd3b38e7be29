import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { rangeCheck, type Within } from './range.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_HealthCheck.html`

/** What the compiler and the run time say of a command that is none. */
export const BAD_COMMAND =
  'A health check command is "CMD" or "CMD-SHELL" followed by what to run: write [\'CMD-SHELL\', \'curl -f http://localhost/ || exit 1\'], or the shell command as one string'

const TIMES = {
  interval: { code: 'HC-INT-01', min: 5, max: 300, unit: 'seconds', docs },
  timeout: { code: 'HC-TMO-01', min: 2, max: 60, unit: 'seconds', docs, disputed: { min: 61, max: 120 } },
  retries: { code: 'HC-RET-01', min: 1, max: 10, unit: 'tries', docs },
  startPeriod: { code: 'HC-STP-01', min: 0, max: 300, unit: 'seconds', docs },
} as const
const checkTimes = rangeCheck(TIMES)

/** What a command must be as well: nothing, when it is one, or the compiler does not know it. */
export type HealthCommand<C extends string | readonly string[]> = C extends string
  ? C extends ''
    ? Mistake<typeof BAD_COMMAND>
    : unknown
  : number extends C['length']
    ? unknown
    : C extends readonly ['CMD' | 'CMD-SHELL', string, ...string[]] | readonly [`/${string}`, ...string[]]
      ? unknown
      : Mistake<typeof BAD_COMMAND>

/** What a time of a health check must be as well: nothing, when it is in its range. */
export type HealthTime<X extends number, F extends keyof typeof TIMES> = Within<X, F, typeof TIMES>

export const healthCheckRules: RuleFamily<TaskDefinitionDraft> = {
  docs,
  codes: ['HC-CMD-01', 'HC-INT-01', 'HC-TMO-01', 'HC-RET-01', 'HC-STP-01'],
  check({ containers }, report) {
    for (const [index, { healthCheck }] of containers.entries()) {
      if (!healthCheck) continue
      const path = ['containerDefinitions', index, 'healthCheck']
      if (!isCommand(healthCheck.command)) {
        // Templates of AWS itself run a program this way
        const severity = healthCheck.command[0]?.startsWith?.('/') ? 'warning' : 'error'
        report({ code: 'HC-CMD-01', severity, path: [...path, 'command'], message: BAD_COMMAND, docs })
      }
      checkTimes(healthCheck, path, report)
    }
  },
}

function isCommand([kind, first, ...rest]: readonly unknown[]): boolean {
  if (kind !== 'CMD' && kind !== 'CMD-SHELL') return false
  return typeof first === 'string' && first !== '' && rest.every(argument => typeof argument === 'string')
}
