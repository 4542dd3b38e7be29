import type { StopResult } from '../operate/stop.ts'

/** What became of tasks that were to stop, for people. */
export function stopText({ stopped, already }: StopResult): string {
  const count = stopped.length === 1 ? '1 task' : `${stopped.length} tasks`
  return [
    ...(stopped.length > 0 ? [`stopped: ${count}`] : []),
    ...already.map(({ id, status, reason }) => {
      const state = status === 'STOPPED' ? 'had stopped already' : `was stopping already (${status})`
      return `task ${id} ${state}${reason ? `: ${reason}` : ''}`
    }),
  ].join('\n')
}
