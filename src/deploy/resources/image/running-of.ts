import type { Context } from '../../context.ts'
import type { RunLimits } from './run-program.ts'

/** How long a builder may take: as long as the deploy, and not after it was interrupted. */
export const runningOf = ({ signal, deadline }: Pick<Context, 'signal' | 'deadline'>): RunLimits => ({
  signal,
  timeoutMilliseconds: Math.max(0, deadline.left),
})
