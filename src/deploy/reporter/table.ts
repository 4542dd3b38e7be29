import { harmlessItem, harmlessWrapped } from '../../errors/harmless.ts'
import { describePhase, type RolloutProgress } from '../events.ts'

const HEAD = ['service', 'revision', 'desired', 'running', 'failed', 'targets', 'phase', 'time']

/** The rollouts as a table, one line each. */
export function table(rollouts: Iterable<RolloutProgress>): string {
  const rows = [
    HEAD,
    ...[...rollouts].map(progress => cellsOf(progress).map(cell => harmlessWrapped(harmlessItem(cell)))),
  ]
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf(progress: RolloutProgress): string[] {
  const { service, revision, desired, running, failed, threshold, targets, targetsHealthy, seconds } = progress
  return [
    service,
    revision,
    String(desired),
    String(running),
    threshold === undefined ? String(failed) : `${failed} of ${threshold}`,
    targets === undefined ? '-' : `${targetsHealthy} of ${targets}`,
    describePhase(progress),
    `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  ]
}
