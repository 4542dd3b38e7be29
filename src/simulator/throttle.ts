import type { ServiceName } from '../aws/service-name.ts'
import { AwsError, type World } from './operation.ts'

/** How much of one of AWS's token buckets has been used. */
export interface BucketUse {
  /** Such as `ecs service modify`. */
  readonly bucket: string
  readonly calls: number
  /** Calls that came when the bucket was empty, whether they were refused or not. */
  readonly excess: number
}

interface Bucket {
  readonly name: string
  readonly service: ServiceName
  readonly operations: RegExp
  readonly burst: number
  readonly perSecond: number
}

const bucket = (service: ServiceName, what: string, operations: RegExp, burst: number, perSecond: number): Bucket => ({
  name: `${service} ${what}`,
  service,
  operations,
  burst,
  perSecond,
})

// The published quotas. A call takes a token from every bucket that it belongs to; services without a published rate
// have no bucket.
const BUCKETS: readonly Bucket[] = [
  bucket('ecs', 'cluster modify', /^(Create|Delete|Update)Cluster|^PutClusterCapacityProviders$/, 20, 1),
  bucket('ecs', 'cluster read', /^(Describe|List)Clusters$/, 50, 20),
  bucket('ecs', 'task definition modify', /^(Register|Deregister)TaskDefinition$/, 20, 1),
  bucket('ecs', 'task definition read', /^(Describe|List)TaskDefinition/, 50, 20),
  bucket('ecs', 'task definition delete', /^DeleteTaskDefinitions$/, 5, 1),
  bucket('ecs', 'capacity provider modify', /^(Create|Update|Delete)CapacityProvider$/, 10, 1),
  bucket('ecs', 'capacity provider read', /^DescribeCapacityProviders$/, 50, 20),
  bucket('ecs', 'tags modify', /^(Tag|Untag)Resource$/, 20, 10),
  bucket('ecs', 'tags read', /^ListTagsForResource$/, 50, 20),
  bucket('ecs', 'service modify', /^(Create|Update|Delete)Service$/, 50, 5),
  bucket('ecs', 'service read', /^(Describe|List)Services$/, 100, 20),
  bucket('ecs', 'service deployment read', /^(Describe|List)Service(Deployments|Revisions)$/, 50, 20),
  bucket('ecs', 'task read', /^(Describe|List)Tasks$/, 100, 20),
  bucket('ecs', 'task modify', /^(Run|Stop)Task$/, 100, 40),
  bucket('elbv2', 'account', /./, 40, 10),
  bucket('elbv2', 'mutating', /^(?!Describe|CreateLoadBalancer$|SetSubnets$|(Der|R)egisterTargets$)/, 20, 3),
  bucket('elbv2', 'resource-intensive', /^(CreateLoadBalancer|SetSubnets)$/, 10, 0.2),
  bucket('route53', 'account', /./, 50, 10),
  bucket('route53', 'CreateHostedZone', /^CreateHostedZone$/, 40, 2),
  bucket('route53', 'DeleteHostedZone', /^DeleteHostedZone$/, 40, 5),
  bucket('ec2', 'describe', /^Describe/, 100, 20),
  bucket('ec2', 'mutating', /^(?!Describe)/, 50, 5),
  bucket('cloudWatchLogs', 'CreateLogGroup', /^CreateLogGroup$/, 10, 10),
  bucket('cloudWatchLogs', 'DeleteLogGroup', /^DeleteLogGroup$/, 10, 10),
  bucket('cloudWatchLogs', 'DescribeLogGroups', /^DescribeLogGroups$/, 10, 10),
  bucket('cloudWatchLogs', 'PutRetentionPolicy', /^PutRetentionPolicy$/, 5, 5),
  bucket('cloudWatchLogs', 'ListTagsForResource', /^ListTagsForResource$/, 5, 5),
  bucket('cloudWatchLogs', 'TagResource', /^TagResource$/, 5, 5),
]

const RATE_EXCEEDED = 'Rate exceeded'

const REFUSALS: Readonly<Partial<Record<ServiceName, () => AwsError>>> = {
  ec2: () => new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503),
  elbv2: () => new AwsError('Throttling', RATE_EXCEEDED),
  route53: () => new AwsError('Throttling', RATE_EXCEEDED),
}

interface Level {
  tokens: number
  at: number
  calls: number
  excess: number
}

/** The token buckets of the account, each full at the start. */
export class Throttle {
  readonly #world: World
  readonly #levels = new Map<Bucket, Level>()

  constructor(world: World) {
    this.#world = world
  }

  /** Takes the tokens of a call. Gives the refusal of a call that comes too soon, where calls are refused. */
  take(service: ServiceName, operation: string): AwsError | undefined {
    const levels = BUCKETS.filter(each => each.service === service && each.operations.test(operation)).map(each =>
      this.#level(each),
    )
    for (const level of levels) level.calls += 1
    const empty = levels.filter(({ tokens }) => tokens < 1)
    for (const level of empty) level.excess += 1
    if (empty.length === 0) {
      for (const level of levels) level.tokens -= 1
      return undefined
    }
    if (!this.#world.realism.throttling) return undefined
    return REFUSALS[service]?.() ?? new AwsError('ThrottlingException', RATE_EXCEEDED)
  }

  used(): readonly BucketUse[] {
    return [...this.#levels].map(([{ name }, { calls, excess }]) => ({ bucket: name, calls, excess }))
  }

  #level(bucket: Bucket): Level {
    const now = this.#world.clock.now()
    const level = this.#levels.get(bucket) ?? { tokens: bucket.burst, at: now, calls: 0, excess: 0 }
    this.#levels.set(bucket, level)
    level.tokens = Math.min(bucket.burst, level.tokens + ((now - level.at) / 1000) * bucket.perSecond)
    level.at = now
    return level
  }
}
