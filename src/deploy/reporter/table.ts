import { harmlessItem, harmlessWrapped } from '../../errors/harmless.ts'
import { describePhase, type RolloutProgress } from '../events.ts'
import { fitted, shortened } from './fitted.ts'

const HEAD = ['service', 'revision', 'running', 'failed', 'targets', 'phase', 'time']
const GAP = '  '

/** The rollouts as a table, one line each, in so many columns of a terminal if it can be. */
export function table(rollouts: Iterable<RolloutProgress>, columns: number): string {
  const rows = [
    HEAD,
    ...[...rollouts].map(progress => cellsOf(progress).map(cell => harmlessWrapped(harmlessItem(cell)))),
  ]
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const fitting = fitted(widths, columns - GAP.length * (HEAD.length - 1))
  return rows
    .map(row =>
      row
        .map((cell, column) => shortened(cell, fitting[column] ?? 0).padEnd(fitting[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf(progress: RolloutProgress): string[] {
  const { service, revision, desired, running, failed, threshold, targets, targetsHealthy, seconds } = progress
  return [
    service,
    revision,
    `${running} of ${desired}`,
    threshold === undefined ? String(failed) : `${failed} of ${threshold}`,
    targets === undefined ? '-' : `${targetsHealthy} of ${targets}`,
    describePhase(progress),
    `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  ]
}
