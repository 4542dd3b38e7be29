import { allPages } from '../aws/pages.ts'
import type { Service } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { clusterMissing, findService } from '../deploy/diagnosis/find-service.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { ACCOUNT_MEMBERS, required, TEXT, TEXTS } from '../validators/input.ts'
import { checkVerbInput } from './checked-input.ts'
import { readStatus } from './read-status.ts'
import type { ServiceStatus } from './service-status.ts'

/** The services to look at. */
export interface StatusTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** Their names or ARNs. @default all services of the cluster */
  readonly services?: readonly string[]
}

/**
 * Tells how services are: what they run, how many tasks and targets, the deployment in flight and what it waits for,
 * scaling, and what ECS has said last; of at most ten services also each task, and the last
 * deployment where it was rolled back. It changes nothing; what may not be read
 * is named in `missing`.
 *
 * @throws PlanError when there is no such cluster or service, or it may not be read.
 * @example
 * for (const { service, running, desired } of await status({ cluster: 'prod' }, { region: 'us-east-1' }))
 *   console.log(service, `${running} of ${desired}`)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export async function status(target: StatusTarget, options: AccountOptions = {}): Promise<readonly ServiceStatus[]> {
  checkVerbInput('status', [target, { cluster: required(TEXT), services: TEXTS }], [options, ACCOUNT_MEMBERS])
  const context = await untilAborted(openAccount(options))
  return untilAborted(
    statusIn(target, context).catch((error: unknown) => {
      throw explainRead(error, { kind: 'cluster', id: target.cluster })
    }),
  )
}

async function statusIn({ cluster, services }: StatusTarget, context: AccountContext): Promise<ServiceStatus[]> {
  const found = services
    ? await Promise.all(services.map(name => findService(cluster, name, context)))
    : await servicesOf(cluster, context)
  const whole = found.length <= WHOLE_SERVICES
  return Promise.all(found.map(service => readStatus(service, context, whole)))
}

/** The tasks and the last deployment take two calls each a service. */
const WHOLE_SERVICES = 10

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
const SERVICES_PER_CALL = 10

async function servicesOf(cluster: string, context: AccountContext): Promise<Service[]> {
  const { aws } = context
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListServices', { cluster, maxResults: 100, ...(nextToken ? { nextToken } : {}) })
    return { items: page.serviceArns, next: page.nextToken }
  }).catch(async (error: unknown) => {
    const missing = error instanceof Error && error.name === 'ClusterNotFoundException'
    throw missing ? await clusterMissing(cluster, context, error) : error
  })
  const pages = Array.from({ length: Math.ceil(arns.length / SERVICES_PER_CALL) }, (_, page) =>
    arns.slice(page * SERVICES_PER_CALL, (page + 1) * SERVICES_PER_CALL),
  )
  const answers = await Promise.all(pages.map(services => aws.ecs('DescribeServices', { cluster, services })))
  const found = answers.flatMap(({ services = [] }) => services.filter(({ status }) => status !== 'INACTIVE'))
  return found.toSorted((a, b) => ((a.serviceName ?? '') < (b.serviceName ?? '') ? -1 : 1))
}
