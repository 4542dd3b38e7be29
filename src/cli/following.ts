import { type Clock, runAfter } from '../aws/clock.ts'
import type { ReportStream } from '../deploy/reporter/stream.ts'
import { harmlessItem } from '../errors/harmless.ts'
import type { LogsOptions } from '../operate/logs.ts'

type OnSources = NonNullable<LogsOptions['onSources']>

/** Tells what is followed, so that nobody takes silence for a command that hangs. */
export interface Following {
  readonly onSources: OnSources
  /** A line has come, or nothing is followed any more: there is no more to say of silence. */
  quiet(): void
}

const PATIENCE_MILLISECONDS = 5_000

/** Tells it on stderr: what is followed, and once that no line has come yet. */
export function following(stderr: ReportStream, clock: Clock): Following {
  let waits: (() => void) | undefined
  return {
    onSources: sources => {
      for (const service of new Set(sources.map(each => each.service)))
        stderr.write(`${followed(sources.filter(each => each.service === service))}\n`)
      waits ??= runAfter(clock, PATIENCE_MILLISECONDS, () =>
        stderr.write('No line yet: what comes is shown here, until Ctrl-C\n'),
      )
    },
    quiet: () => waits?.(),
  }
}

function followed(sources: Parameters<OnSources>[0]): string {
  const [{ service = '', running = 0 } = {}] = sources
  const places = sources.map(({ container, group }) => `${container} in ${group}`).join(', ')
  return harmlessItem(`Following ${service} (${running === 1 ? '1 task' : `${running} tasks`}): ${places}`)
}
