import { DescribeServicesCommand } from '@aws-sdk/client-ecs'
import type { Simulator } from '../../src/simulator/index.ts'

/** What the simulator's own ledger says of a service deployment. */
export interface Truth {
  readonly status: string
  /** A newer deployment took its place before it had come to an end of its own. */
  readonly superseded: boolean
  readonly failedTasks: number
  readonly serviceIsThere: boolean
}

export async function truthOf(simulator: Simulator, record: string): Promise<Truth> {
  const ours = simulator.rollouts().find(({ serviceDeployment }) => serviceDeployment === record)
  if (!ours) throw new Error(`The ledger has no ${record}`)
  const { services: [service] = [] } = (await simulator.clients.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['worker'] }),
  )) as { services?: { status?: string }[] }
  const { failedTasks, reason = '', status } = ours
  const superseded = status === 'STOPPED' && reason.startsWith('Superseded')
  return { status, superseded, failedTasks, serviceIsThere: service?.status === 'ACTIVE' }
}

const UNDER_WAY = /^(PENDING|IN_PROGRESS|ROLLBACK_REQUESTED|ROLLBACK_IN_PROGRESS|STOP_REQUESTED)$/

/** Whether a verdict is true. `hopeless`: no attempt to start a task could ever succeed. */
export function isTrue(verdict: string, truth: Truth, hopeless: boolean): boolean {
  const { failedTasks, serviceIsThere, status, superseded } = truth
  switch (verdict) {
    case 'deployed':
      return status === 'SUCCESSFUL'
    case 'rolled-back':
      return status === 'ROLLBACK_SUCCESSFUL'
    case 'superseded':
      return superseded
    case 'failed':
      return (
        status === 'ROLLBACK_FAILED' ||
        (status === 'STOPPED' && !superseded) ||
        (UNDER_WAY.test(status) && (!serviceIsThere || (hopeless && failedTasks >= 2)))
      )
    case 'timed-out':
      return UNDER_WAY.test(status) && serviceIsThere
    default:
      return false
  }
}
