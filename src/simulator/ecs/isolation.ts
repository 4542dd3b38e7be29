import { networking } from '../ec2/state.ts'
import { reachesEndpoint, reachesInternet } from '../ec2/way.ts'
import type { World } from '../operation.ts'
import type { TaskState } from './account-state.ts'
import { endOfTask } from './network-end.ts'
import { repositoryArnOf } from './repository-arn.ts'
import { startWords } from './start-problem.ts'

/** The VPC endpoints that the start of a task on Fargate can go through. */
export type StartEndpoint = 'ecr.api' | 'ecr.dkr' | 'logs' | 's3' | 'secretsmanager' | 'ssm'

const isolated = (world: World): Map<string, ReadonlySet<StartEndpoint>> =>
  world.state('isolated subnets', () => new Map())

/** Takes a subnet's way to the internet away; what starts there has these endpoints only. */
export function isolate(world: World, subnetId: string, endpoints: readonly StartEndpoint[]): void {
  isolated(world).set(subnetId, new Set(endpoints))
}

function hasWay(world: World, task: TaskState, ...endpoints: readonly StartEndpoint[]): boolean {
  const there = isolated(world).get(task.subnetId)
  if (there !== undefined) return endpoints.length > 0 && endpoints.every(each => there.has(each))
  const own = networking(world).networkInterfaces.get(task.networkInterfaceId)
  if (!world.realism.surroundings || !own) return true
  const start = { subnetId: own.subnetId, isPublic: own.isPublic, end: endOfTask(world, task) }
  if (reachesInternet(world, start)) return true
  return endpoints.length > 0 && endpoints.every(each => reachesEndpoint(world, start, each))
}

/** A report of 2026: test/recorded/failure-texts/secret.json */
const PARAMETERS_UNREACHABLE =
  'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded'
const FILES_UNREACHABLE =
  'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded'

/** What AWS says of the first thing that cannot be reached from the subnet of a task, before its images are pulled. */
export function noWay(world: World, task: TaskState): string | undefined {
  const { containerDefinitions = [] } = task.definition
  const secrets = containerDefinitions.flatMap(each => each.secrets ?? []).map(({ valueFrom = '' }) => valueFrom)
  const isOfSecrets = (reference: string) => reference.split(':')[2] === 'secretsmanager'
  if (containerDefinitions.some(({ image = '' }) => repositoryArnOf(world, image)) && !hasWay(world, task, 'ecr.api'))
    return startWords(world, task, 'registry unreachable')
  if (secrets.some(isOfSecrets) && !hasWay(world, task, 'secretsmanager'))
    return startWords(world, task, 'secret unreachable')
  if (secrets.some(each => !isOfSecrets(each)) && !hasWay(world, task, 'ssm')) return PARAMETERS_UNREACHABLE
  if (containerDefinitions.some(each => each.environmentFiles?.length) && !hasWay(world, task, 's3'))
    return FILES_UNREACHABLE
  if (containerDefinitions.some(each => each.logConfiguration?.logDriver === 'awslogs') && !hasWay(world, task, 'logs'))
    return startWords(world, task, 'log group unreachable')
  return undefined
}

/** Whether an image can be pulled from the subnet: ECR keeps the layers of its images in S3. */
export function canPull(world: World, task: TaskState, image: string): boolean {
  return repositoryArnOf(world, image) ? hasWay(world, task, 'ecr.dkr', 's3') : hasWay(world, task)
}
