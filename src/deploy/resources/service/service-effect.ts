import type { ServiceModel } from '../../../model/service.ts'
import type { Change } from '../../planning/diff.ts'
import { leastMinutes } from './least-minutes.ts'
import type { ServiceProps } from './service-canonical.ts'
import { NEW_TASKS_ONLY } from './service-update.ts'

/** What AWS says of each setting: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html */
const STARTS_DEPLOYMENT: ReadonlySet<string> = new Set<keyof ServiceProps>([
  'loadBalancers',
  'networkConfiguration',
  'platformVersion',
  'serviceConnectConfiguration',
  'serviceRegistries',
  'taskDefinition',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  // We ask for one.
  ...NEW_TASKS_ONLY,
])

const STARTS_NONE: ReadonlySet<string> = new Set<keyof ServiceProps>([
  'availabilityZoneRebalancing',
  'deploymentConfiguration',
  'desiredCount',
  'healthCheckGracePeriodSeconds',
  'placementConstraints',
  'placementStrategy',
  // Where it runs what the program wants, that is noted, and no more.
  'runs',
  'tags',
])

const BY_STRATEGY = {
  ROLLING: 'new tasks, a part at a time',
  BLUE_GREEN: 'new tasks beside the old ones, then all requests go to them',
  LINEAR: 'new tasks beside the old ones, which get more of the requests step by step',
  CANARY: 'new tasks beside the old ones, which get a few of the requests first',
}

const STOPPED = 'the tasks that run may all stop before new ones start: none answers in between'

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html: no more than are wanted, and none has to stay. */
const stopsFirst = ({ deployment, minimumHealthyPercent, maximumPercent, schedulingStrategy }: ServiceModel): boolean =>
  (deployment.strategy ?? 'ROLLING') === 'ROLLING' &&
  schedulingStrategy === 'REPLICA' &&
  minimumHealthyPercent === 0 &&
  maximumPercent <= 100

const fieldOf = ({ path }: Change): string => path.split('.', 1)[0] ?? path

/** Whether new tasks take the place of those that run where these settings change. */
export const startsDeployment = (changes: readonly Change[]): boolean =>
  changes.some(each => STARTS_DEPLOYMENT.has(fieldOf(each)))

/** Of a deployment that takes minutes by its settings alone, how many. */
function duration(service: ServiceModel): string {
  const minutes = Math.floor(leastMinutes(service))
  return minutes < 2 ? '' : `; in ${minutes} minutes at least, and what tasks take to start`
}

/** What becomes of the tasks of a service where these settings change. */
export function effectOnTasks(changes: readonly Change[], service: ServiceModel): string | undefined {
  const fields = changes.map(fieldOf)
  if (startsDeployment(changes))
    return `${stopsFirst(service) ? STOPPED : BY_STRATEGY[service.deployment.strategy ?? 'ROLLING']}${duration(service)}`
  if (!fields.every(field => STARTS_NONE.has(field))) return undefined
  return fields.includes('desiredCount')
    ? 'the tasks that run stay, save those that are too many'
    : 'the tasks that run stay'
}
