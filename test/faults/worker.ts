import {
  alarm,
  cluster,
  eventRule,
  namespace,
  network,
  pullThroughCacheRule,
  type SecurityGroup,
  type Stack,
  schedule,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'

/** Where the tasks of the worker run. */
export type Place = 'fargate' | 'fargate elsewhere' | 'ec2' | 'daemon'

/** What the scenarios of a service without a load balancer change. */
export interface WorkerSettings {
  readonly place: Place
  readonly desiredCount: number
  /** Everything that can be said of a service beside its targets and its count. */
  readonly elaborate: boolean
  /** Everything that can be said of its tasks. */
  readonly large: boolean
  /** Attached to the role of large tasks. */
  readonly policy: string
  readonly spot: boolean
  /** The alarm that its deployments heed: as usual, or with all that can be said of one. */
  readonly alarm: 'usual' | 'other' | undefined
  /** What security groups let in from the worker, and out. */
  readonly doors: { readonly from: readonly number[]; readonly to: readonly number[] } | undefined
  /** Whether its image comes through a cache, which image, and with which credentials. */
  readonly cached: { readonly image: string; readonly credentialArn?: string } | undefined
  /** When the same tasks are started beside it, and in which words. */
  readonly starts: 'nightly' | 'otherwise' | 'on events' | 'on other events' | undefined
  readonly tags: Readonly<Record<string, string>>
}

export const WORKER: WorkerSettings = {
  place: 'fargate',
  desiredCount: 2,
  elaborate: false,
  large: false,
  policy: 'AmazonSQSFullAccess',
  spot: false,
  alarm: undefined,
  doors: undefined,
  cached: undefined,
  starts: undefined,
  tags: {},
}

const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'
/** What the repositories of the cache begin with. */
export const CACHE = 'shop-hub'
const vpc = network.default()
/** A cluster of others, where there are instances. */
export const INSTANCES = 'shop-instances'
/** A security group that is not the stack's. */
export const SHARED = 'shop-shared'
const elsewhere = cluster.existing(INSTANCES)
const jobs = cluster('shop-jobs').capacityProviders({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })

/** A rolling service that takes its work from elsewhere. */
export function worker(settings: WorkerSettings): Stack {
  const shop = stack('shop').tags(settings.tags)
  if (!settings.place.startsWith('fargate')) return shop.add(onInstances(settings))
  const jobs = onFargate(settings)
  const open = settings.doors ? shop.add(jobs, ...groups(jobs, settings.doors)) : shop.add(jobs)
  return settings.starts ? open.add(scheduled(jobs, settings.starts)) : open
}

function scheduled(jobs: ReturnType<typeof onFargate>, starts: NonNullable<WorkerSettings['starts']>) {
  if (starts === 'on events' || starts === 'on other events') return onEvents(jobs, starts)
  const plain = schedule('shop-clean')
  const clean = task('shop-clean')
    .service(jobs)
    .override('app', { command: ['clean', starts] })
  if (starts === 'nightly') return plain.cron('0 3 * * ? *', { timeZone: 'Europe/Berlin' }).task(clean)
  return plain
    .rate('7 days')
    .task(clean.count(2))
    .flexibleTimeWindow(15)
    .retryPolicy({ maximumRetryAttempts: 3, maximumEventAgeInSeconds: 600 })
    .deadLetterQueue('arn:aws:sqs:us-east-1:123456789012:failed')
    .startDate('2027-01-01T00:00:00Z')
    .endDate('2028-01-01T00:00:00Z')
    .disabled()
}

function onEvents(jobs: ReturnType<typeof onFargate>, starts: 'on events' | 'on other events') {
  const clean = task('shop-clean').service(jobs)
  const rule = eventRule('shop-uploads')
  if (starts === 'on events')
    return rule
      .pattern({ source: ['shop'] })
      .task(clean)
      .environmentFromEvent('app', { KEY: '$.detail.key' })
  return rule
    .pattern({ source: ['shop'], detail: { key: [{ prefix: 'in/' }] } })
    .task(clean.count(2).override('app', { command: ['clean'] }))
    .retryPolicy({ maximumRetryAttempts: 3 })
    .deadLetterQueue('arn:aws:sqs:us-east-1:123456789012:failed')
    .tags({ of: 'uploads' })
    .disabled()
}

/** One group of the stack, and one in which it only has rules. */
function groups(jobs: ReturnType<typeof onFargate>, { from, to }: NonNullable<WorkerSettings['doors']>) {
  const both: readonly SecurityGroup[] = [
    securityGroup('shop-files').network(vpc),
    securityGroup.existing({ name: SHARED, network: vpc }),
  ]
  return both.map(group => {
    const opened = from.reduce((each, port) => each.allowFrom(jobs, port), group)
    return to.reduce((each, port) => each.allowTo('internet', port), opened)
  })
}

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms'

function watch(how: NonNullable<WorkerSettings['alarm']>) {
  const failed = { namespace: 'Shop', name: 'FailedJobs', statistic: 'Sum' } as const
  const all = { namespace: 'Shop', name: 'Jobs', statistic: 'Sum' } as const
  const named = alarm('shop-failures')
  if (how === 'usual') return named.metric(failed).greaterThan(5)
  return named
    .math('100 * failed / jobs', { failed, jobs: all })
    .greaterThanOrEqualTo(7)
    .period(120)
    .evaluationPeriods(5, { datapointsToAlarm: 4 })
    .treatMissingData('notBreaching')
    .description('Jobs fail')
    .alarmActions(TOPIC)
    .okActions(TOPIC)
}

function imageOf({ cached }: WorkerSettings) {
  if (!cached) return IMAGE
  const { image, ...credentials } = cached
  return pullThroughCacheRule(CACHE, { upstreamRegistryUrl: 'registry-1.docker.io', ...credentials }).image(image)
}

function onFargate(settings: WorkerSettings) {
  const { place, desiredCount, elaborate, large, policy, spot } = settings
  const small = taskDefinition('shop-worker').fargate().cpu(0.25).memory(0.5)
  const sized = large
    ? taskDefinition('shop-worker')
        .fargate()
        .cpu(1)
        .memory(2)
        .architecture('ARM64')
        .ephemeralStorage(30)
        .efsVolume('files', { fileSystemId: 'fs-12345678', transitEncryption: 'ENABLED' })
        .taskRole({
          allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::shop/*'] }],
          managedPolicyArns: [`arn:aws:iam::aws:policy/${policy}`],
        })
    : small
  const stored = elaborate ? sized.allowExecuteCommand().ebsVolume('data') : sized
  const tasks = stored.container('app', c => {
    const app = c.image(imageOf(settings)).port(80, { name: 'http' })
    return large ? app.logs(false) : app
  })
  const plain = service('shop-worker')
    .cluster(place === 'fargate' ? jobs : elsewhere)
    .taskDefinition(tasks)
    .network(vpc)
    .desiredCount(desiredCount)
  const watched = settings.alarm ? plain.alarms([watch(settings.alarm)]) : plain
  const placed = spot ? watched.capacityProviderStrategy({ FARGATE_SPOT: { weight: 1 } }) : watched
  if (!elaborate) return placed
  return placed
    .rolling({ minimumHealthyPercent: 50, maximumPercent: 150 })
    .executeCommand()
    .platformVersion('1.4.0')
    .availabilityZoneRebalancing('DISABLED')
    .propagateTags('TASK_DEFINITION')
    .enableECSManagedTags(false)
    .volume('data', { sizeInGiB: 10 })
    .serviceConnect({ namespace: 'neighbours' })
    .serviceConnectService('http')
    .discoverable(namespace.privateDns('shop.local', { network: vpc }))
    .vpcLattice({
      targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-1',
      portName: 'http',
    })
    .raw({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } })
}

function onInstances({ place, desiredCount, elaborate }: WorkerSettings) {
  const tasks = taskDefinition('shop-worker')
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image(IMAGE).cpu(64).memory(64))
  const plain = service('shop-worker').cluster(elsewhere).taskDefinition(tasks)
  if (place === 'daemon') return plain.daemon()
  const counted = plain.desiredCount(desiredCount)
  return elaborate
    ? counted
        .placementConstraints({ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' })
        .placementStrategy({ type: 'spread', field: 'instanceId' })
    : counted
}
