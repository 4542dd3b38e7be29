import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine, type Working } from './conclude.ts'
import { EXIT } from './exit-code.ts'
import { type AccountFlags, accountOptions } from './flags.ts'
import { serviceOf } from './service-argument.ts'

/** What the command takes. */
export interface ForwardFlags extends AccountFlags {
  readonly host?: string
  readonly local?: number
  readonly task?: string
  readonly container?: string
}

/** The number of a port. */
export function parsePort(given: string): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) throw new Error(`"${given}" is no port`)
  return Number(given)
}

/** Forwards a port until Ctrl-C. */
export async function forwardPort(
  given: string,
  port: number,
  flags: ForwardFlags,
  { signal, onEvent }: Working,
  context: CliContext,
): Promise<Conclusion> {
  const { forward } = await import('../operate/forward.ts')
  const { chooseByNumber } = await import('./choose.ts')
  const { host, local, task, container, json } = flags
  const { stdout, stderr } = context.process
  const asks = process.stdin.isTTY && stdout.isTTY && !json
  const place = given.includes('/') ? serviceOf(given) : { cluster: given }
  const forwarding = await forward(
    { ...place, ...(task !== undefined && { task }), ...(container !== undefined && { container }) },
    {
      ...accountOptions(flags, context),
      onEvent,
      port,
      ...(host !== undefined && { host }),
      ...(local !== undefined && { localPort: local }),
      ...(asks && { choose: chooseByNumber(stderr) }),
      onTrouble: words => void stderr.write(`${words}\n`),
    },
  )
  const { port: at, task: id, container: name } = forwarding
  const told = { port: at, task: id, container: name }
  if (json) stdout.write(jsonLine({ type: 'listening', host: '127.0.0.1', ...told }))
  stderr.write(`127.0.0.1:${at} is ${host ?? name}:${port}, through container ${name} of task ${id}. Ctrl-C ends it.\n`)
  const stop = (): void => void forwarding.close().catch(() => {})
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  await forwarding.ended
  return { text: '', data: { outcome: 'ended', ...told }, exitCode: signal.aborted ? EXIT.interrupted : EXIT.done }
}
