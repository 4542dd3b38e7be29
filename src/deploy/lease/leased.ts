import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { systemClock } from '../../aws/clock.ts'
import { Deadline } from '../../aws/deadline.ts'
import type { StackModel } from '../../model/index.ts'
import { defaultTimeout } from '../default-timeout.ts'
import { collect } from '../graph/graph.ts'
import type { DeployOptions } from '../options.ts'
import { underLease } from './under-lease.ts'

/** Does the work under the lease, if one is given: with a signal that is also aborted when the lease is lost. */
export function leased<O extends DeployOptions, T>(
  stack: StackModel,
  options: O,
  work: (options: O) => Promise<T>,
): Promise<T> {
  const { lease, region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION } = options
  if (!lease) return work(options)
  const { clock = systemClock, onEvent: emit = () => {}, signal } = options
  const { timeoutSeconds = defaultTimeout([...collect(stack).values()].map(({ model }) => model)) } = options
  const holder = `${hostname()} ${randomUUID()}`
  const deadline = new Deadline(clock, timeoutSeconds)
  const waits = options.onConflict !== 'fail'
  const under = (either: AbortSignal) => work({ ...options, signal: either, timeoutSeconds: deadline.left / 1000 })
  return underLease(lease, `${stack.name} in ${region}`, { holder, clock, emit, signal, deadline, waits }, under)
}
