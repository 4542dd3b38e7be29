import { harmlessWrapped } from '../../errors/harmless.ts'
import type { DeployEvent, RolloutProgress } from '../events.ts'
import { lineOf, plainLines } from './lines.ts'
import { type ReportStream, sized } from './stream.ts'
import { table } from './table.ts'

type LogUpdate = ReturnType<typeof import('log-update')['createLogUpdate']>

/** Keeps a table of the rollouts below the lines of everything else. */
export function live(stream: ReportStream): (event: DeployEvent) => void {
  const terminal = sized(stream)
  const rollouts = new Map<string, RolloutProgress>()
  const waiting: DeployEvent[] = []
  let log: LogUpdate | undefined
  // Where it is not there, as in a bundle, a table is no reason to end a deploy.
  let lines: ((event: DeployEvent) => void) | undefined
  const show = (event: DeployEvent): void => {
    if (!log) waiting.push(event)
    else if (event.type === 'rollout') {
      rollouts.set(event.service, event)
      log(table(rollouts.values(), terminal.columns))
    } else {
      const line = lineOf(event)
      if (line !== undefined) log.persist(harmlessWrapped(line))
      if (rollouts.size > 0) log(table(rollouts.values(), terminal.columns))
    }
  }
  // Imported when it is first needed: programs that show nothing do not pay for it.
  import('log-update').then(
    ({ createLogUpdate }) => {
      log = createLogUpdate(terminal, { showCursor: true })
      for (const event of waiting.splice(0)) show(event)
    },
    () => {
      lines = plainLines(stream)
      for (const event of waiting.splice(0)) lines(event)
    },
  )
  return event => (lines ?? show)(event)
}
