import {
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
} from '@aws-sdk/client-ecs'
import type { Simulator } from '../../src/simulator/index.ts'

/** What the simulator's own ledger says of a service deployment. */
export interface Truth {
  readonly status: string
  readonly failures: number
  /** A newer service deployment was made. */
  readonly overtaken: boolean
  readonly serviceStatus: string
}

/** Our change was refused: somebody else made the service at the same moment. */
export const NOTHING_MADE: Truth = { status: 'NONE', failures: 0, overtaken: false, serviceStatus: 'FOREIGN' }

export async function truthOf(simulator: Simulator, record: string): Promise<Truth> {
  const { ecs } = simulator.clients
  const service = { cluster: 'prod', service: 'worker' }
  const { services } = (await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['worker'] }))) as {
    services?: { status?: string }[]
  }
  const { serviceDeployments: [ours] = [] } = (await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [record] }),
  )) as { serviceDeployments?: { status?: string; deploymentCircuitBreaker?: { failureCount?: number } }[] }
  const serviceStatus = services?.[0]?.status ?? 'MISSING'
  const { serviceDeployments: all = [] } =
    serviceStatus === 'ACTIVE' || serviceStatus === 'DRAINING'
      ? ((await ecs.send(new ListServiceDeploymentsCommand(service))) as {
          serviceDeployments?: { serviceDeploymentArn?: string }[]
        })
      : {}
  return {
    status: ours?.status ?? 'UNKNOWN',
    failures: ours?.deploymentCircuitBreaker?.failureCount ?? 0,
    overtaken: all.length > 0 && all[0]?.serviceDeploymentArn !== record,
    serviceStatus,
  }
}

/** Whether a verdict is true. `hopeless`: no attempt to start a task could ever succeed. */
export function isTrue(verdict: string, truth: Truth, hopeless: boolean): boolean {
  switch (verdict) {
    case 'deployed':
      return truth.status === 'SUCCESSFUL'
    case 'rolled-back':
      return truth.status === 'ROLLBACK_SUCCESSFUL'
    case 'superseded':
      return truth.overtaken
    case 'failed':
      return (
        truth.serviceStatus !== 'ACTIVE' ||
        ['ROLLBACK_FAILED', 'STOPPED'].includes(truth.status) ||
        (hopeless && truth.status === 'IN_PROGRESS' && truth.failures >= 2)
      )
    case 'timed-out':
      return truth.serviceStatus === 'ACTIVE' && !truth.overtaken && /PROGRESS|REQUESTED|PENDING/.test(truth.status)
    default:
      return false
  }
}
