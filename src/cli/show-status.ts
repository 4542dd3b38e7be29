import { systemClock } from '../aws/clock.ts'
import { isAbort } from '../aws/is-abort.ts'
import { sized } from '../deploy/reporter/stream.ts'
import type { ServiceStatus } from '../operate/service-status.ts'
import type { StarterStatus } from '../operate/starter-status.ts'
import { status } from '../operate/status.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine, type Working } from './conclude.ts'
import type { StackFlags } from './deploy-flags.ts'
import { accountOptions } from './flags.ts'
import { programOf, servicesNamed, servicesOfProgram } from './service-argument.ts'
import { starterText } from './starter-text.ts'
import { startersOf } from './starters-of.ts'
import { statusText } from './status-text.ts'
import { unlessDeployed } from './unless-deployed.ts'

/** What the command takes. */
export interface StatusFlags extends StackFlags {
  readonly watch?: boolean
}

const LOOK_MILLISECONDS = 5_000

/** What was seen: of a program also its schedules and event rules, where it has any. */
interface Looked {
  readonly services: readonly ServiceStatus[]
  readonly starters?: readonly StarterStatus[]
}

function textOf({ services, starters = [] }: Looked, now: number): string {
  const told = services.length > 0 || starters.length === 0 ? [statusText(services, now)] : []
  return [...told, ...(starters.length > 0 ? [starterText(starters, now)] : [])].join('\n\n')
}

/** Shows how services are, once or until it is stopped. */
export async function showStatus(
  given: string,
  flags: StatusFlags,
  { signal, onEvent }: Working,
  context: CliContext,
): Promise<Conclusion> {
  const program = await programOf(given, flags, context)
  const readStarters = program && (await startersOf(program))
  const meant = program ? await servicesOfProgram(program, readStarters ? 0 : 1) : servicesNamed(given)
  const look = async (): Promise<Looked> => {
    const found = await Promise.all(
      meant.map(({ cluster, services, made, ...where }) =>
        status(
          { cluster, ...(services && { services }) },
          { ...accountOptions(flags, context, where), signal, onEvent },
        ).catch((error: unknown) => {
          throw made ? unlessDeployed(error, given, flags) : error
        }),
      ),
    )
    const starters = await readStarters?.({ ...accountOptions(flags, context, program), signal, onEvent })
    return { services: found.flat(), ...(starters && { starters }) }
  }
  const ends = context.closed ? AbortSignal.any([signal, context.closed]) : signal
  const looked = flags.watch ? await watch(look, ends, flags, context) : await look()
  const now = (context.connection?.clock ?? systemClock).now()
  return { text: flags.watch ? '' : textOf(looked, now), data: looked }
}

async function watch(
  look: () => Promise<Looked>,
  signal: AbortSignal,
  { json }: StatusFlags,
  { process: { stdout }, connection }: CliContext,
): Promise<Looked> {
  let looked: Looked = { services: [] }
  const clock = connection?.clock ?? systemClock
  const { createLogUpdate } = await import('log-update')
  const update = stdout.isTTY ? createLogUpdate(sized(stdout)) : undefined
  try {
    for (;;) {
      looked = await look()
      const text = textOf(looked, clock.now())
      if (json) stdout.write(jsonLine({ type: 'status', at: clock.now(), ...looked }))
      else if (update) update(text)
      else stdout.write(`${new Date(clock.now()).toISOString()}\n${text}\n\n`)
      await clock.sleep(LOOK_MILLISECONDS, signal)
    }
  } catch (error) {
    if (!signal.aborted && !isAbort(error)) throw error
    return looked
  } finally {
    update?.done()
  }
}
