import { advice, ofService, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'

const EVENTS = guide('service-event-messages-list')
const INTERFACES = /RESOURCE:ENI|network interface/i
/** A request that EC2 does not take: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const REFUSED = /\bInvalid[A-Z]\w*|MissingParameter|does not exist/
const NO_INSTANCE = /no container instance met all of its requirements/i

const SPOT: Omit<Cause, 'words' | 'when' | 'weight'> = {
  code: 'capacity.spot',
  mends: 'itself',
  cause: () => 'AWS has no Spot capacity for the task, or took it back',
  fix: clue =>
    /EC2 instance|Spot Instances/i.test(clue.words)
      ? 'Let the group or capacity provider use more instance types and zones, or keep a base of On-Demand instances in it.'
      : advice`Keep a base on FARGATE beside FARGATE_SPOT: ${ofService(clue, '.capacityProviderStrategy(…)', 'capacityProviderStrategy')}.`,
  docs: guide('spot-interruption-errors'),
}

const LAUNCH_FAILURE: Omit<Cause, 'words'> = {
  code: 'capacity.provider',
  when: ({ words }) => !/free addresses/i.test(words),
  mends: 'itself',
  cause: ({ words }) => `The Auto Scaling group cannot start an instance: ${launchFailure(words)}`,
  fix: ({ words }) => LAUNCHES.find(([known]) => known.test(words))?.[1] ?? LAUNCH,
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html',
}

/** Why a task finds no place. */
export const CAPACITY_CAUSES: readonly Cause[] = [
  {
    code: 'account.blocked',
    words:
      /\bBlockedException\b|account (is|was|has been) (currently )?(being verified|blocked|suspended|not (verified|authorized))|account may be suspended|pending ?verification|\b(request|account|subscription)\b[^.]* is being (validated|verified)|accept (the )?terms|does not support creating|needs a subscription|not subscribed|OptInRequired|not have authorization to access the specified platform/i,
    calls: true,
    mends: 'never',
    cause: () => 'AWS does not let the account do that: it is blocked, not verified yet, or lacks the service',
    fix: () => 'Ask AWS Support; nothing in the program can change that.',
    docs: EVENTS,
  },
  {
    code: 'quota.reached',
    words:
      /configuration is above your limit|tasks provisioning capacity limit|ServiceQuotaExceeded|(?<!Request|\bDeployment)Limits?Exceeded(?!\w*: (Cannot exceed quota for PolicySize|Maximum policy size))|TooMany(?!Requests|Tags)[A-Z]\w+|SpotInstanceCountExceeded|maximum number of (?!attempts|retries)[\w ]+ (been )?(exceeded|reached)|limit on the number of (?!tags)|cannot exceed quota(?! for PolicySize)|reached your (?![\w ]*pull)[\w ]*(quota|limit)|than your current [\w ]*limit|spot instance count exceeded/i,
    calls: true,
    mends: 'itself',
    cause: ({ words }) => `A quota of the account is reached: ${quota(words)}`,
    fix: () => 'Free what uses it up, or ask for a higher quota in Service Quotas: not each can be raised.',
    docs: guide('service-quotas'),
  },
  {
    code: 'capacity.constraint',
    words:
      /no container instance met.*(attribute|constraint)|placement constraint|RESOURCE:ATTRIBUTE|encountered error "ATTRIBUTE"|TaskFailedToStart: (ATTRIBUTE|LOCATION)|^(ATTRIBUTE|LOCATION)$/ims,
    mends: 'itself',
    cause: () => 'No container instance meets the placement constraints, or has an attribute that the task needs',
    fix: clue =>
      advice`Add an instance that does, in a subnet of the service, or change ${ofService(clue, '.placementConstraints(…)', 'placementConstraints')}.`,
    docs: guide('task-placement-constraints'),
  },
  {
    // https://github.com/aws/aws-cdk/issues/28594
    code: 'capacity.agent',
    words:
      /(?:not |un)authorized to perform:? ecs:(Poll|StartTelemetrySession|Submit\w+|RegisterContainerInstance|DiscoverPollEndpoint|UpdateContainerInstancesState)\b/i,
    mends: 'role',
    cause: ({ words }) =>
      `The role with which the agent of an instance, or of Service Connect, asks ECS for work may not ${/perform:? (ecs:\w+)/i.exec(words)?.[1]}`,
    fix: () =>
      'Attach AmazonEC2ContainerServiceforEC2Role to the role of the instance profile (it has ecs:Poll and what goes with it), and see that no policy of the organization, of a VPC endpoint for ECS, or with a condition on the cluster denies it.',
    docs: guide('instance_IAM_role'),
  },
  {
    code: 'capacity.agent',
    words:
      /error \\?"AGENT|(Reason:|\(error|TaskFailedToStart:) AGENT(?=[).]|$)|^AGENT$|agent connected|Timed out waiting for Amazon ECS Agent/im,
    mends: 'itself',
    cause: () => 'The ECS agent of the container instance is disconnected',
    fix: () => 'Restart the agent (sudo systemctl restart ecs), and check the way from the instance to ECS.',
    docs: EVENTS,
  },
  {
    words: /no Spot capacity available/i,
    ...SPOT,
  },
  {
    code: 'capacity.unavailable',
    words:
      /InsufficientInstanceCapacity|InsufficientCapacity|insufficient (instance )?capacity|not (have )?(enough|sufficient) [\w.]*\s?capacity/i,
    mends: 'itself',
    cause: clue => `AWS has no instance of that type left in the zones of ${networkOf(clue)} at the moment`,
    fix: () => 'Wait, or let the capacity provider use other instance types and zones.',
    docs: EVENTS,
  },
  {
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    code: 'aws.throttled',
    words:
      /(Unable to launch instance|Launching (a new )?EC2 instance).*(\bRequestLimitExceeded|request limit exceeded|\bthrottling\b|rate exceeded)/is,
    mends: 'itself',
    weight: 'symptom',
    cause: () => 'EC2 limits how often the account may call it, so that no instance was started for the task',
    fix: () => 'Wait: AWS tries again by itself. If it goes on, change fewer things at once, or ask for a higher rate.',
    docs: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html',
  },
  {
    words: /Launching (a new )?EC2 instance/i,
    calls: true,
    ...LAUNCH_FAILURE,
  },
  {
    words:
      /Client error on launch|block device mappings? not supported|placement groups? may not|AutoScalingGroup \S+ not found/i,
    ...LAUNCH_FAILURE,
  },
  {
    code: 'capacity.provider',
    words: /Unable to launch instance|UnfulfillableCapacity|Unable to fulfill capacity/i,
    when: ({ words }) => !/InsufficientFreeAddresses/i.test(words),
    mends: 'itself',
    cause: ({ words }) => NOT_STARTED.find(([known]) => known.test(words))?.[1](provider(words), words) ?? '',
    fix: ({ words }) => NOT_STARTED.find(([known]) => known.test(words))?.[2] ?? '',
    docs: guide('managed-instances-errors'),
  },
  {
    code: 'capacity.instances',
    words:
      /no container instance met|no container instances were found|insufficient (CPU|memory|GPU)|(CPU|memory|GPU) ((was|is) insufficient|capacity (was|is) unavailable)|RESOURCE:(CPU|MEMORY|ENI|GPU)\b|EMPTY CAPACITY PROVIDER|NO ACTIVE INSTANCES|could not launch \d+ tasks/i,
    mends: 'itself',
    cause: clue => `No container instance has room for the task${zone(clue.words)}: ${short(clue.words)}`,
    fix: clue =>
      INTERFACES.test(clue.words)
        ? 'Add instances to the cluster, take larger types, or let each have more network interfaces (the account setting awsvpcTrunking, for instances that start after it).'
        : advice`Add instances to the cluster (raise the capacity provider's maximum), or ask for less: ${ofTask(clue, '.cpu(…) and .memory(…)', 'cpu', 'memory')}.`,
    docs: EVENTS,
  },
  {
    code: 'capacity.missing',
    words: /resources could not be found/i,
    mends: 'itself',
    cause: () => 'What the task is to run on could not be found',
    fix: clue =>
      advice`See that the cluster has the capacity provider or instances that the service asks for, and that the task definition is active: ${ofService(clue, '.capacityProviderStrategy(…)', 'capacityProviderStrategy', 'launchType')}.`,
    docs: EVENTS,
  },
  {
    // It is no failure of the program: one of those goes before it.
    words: /Spot Task was interrupted|SpotInterruption/i,
    weight: 'symptom',
    ...SPOT,
  },
  {
    words: /capacity is unavailable|RESOURCE:FARGATE/i,
    when: ({ subject: { service } }) => isSpotOnly(service.capacityProviderStrategy),
    ...SPOT,
  },
  {
    code: 'capacity.unavailable',
    words: /capacity is unavailable|Reason: Internal error|RESOURCE:FARGATE/i,
    mends: 'itself',
    cause: clue => `AWS has no capacity for the task in the zones of ${networkOf(clue)} at the moment`,
    fix: clue =>
      advice`Wait, or add subnets in other zones: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: EVENTS,
  },
]

const LINKED_ROLE =
  'Make the service-linked role that EC2 names there, once in the account: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com is that of Spot.'

/** Behind the name of the capacity provider stand code and sentence of EC2. */
const OF_EC2 = /Unable to launch instance\S* for capacity provider \S+ ([^\n]*?\w)\W*$/im

const NOT_STARTED: readonly (readonly [RegExp, (provider: string, words: string) => string, fix: string])[] = [
  [
    /ServiceLinkedRoleCreationNotPermitted/,
    provider =>
      `EC2 has no service-linked role for the instances of the capacity provider${provider}, and may not make it`,
    LINKED_ROLE,
  ],
  [
    REFUSED,
    provider => `EC2 refuses the instances of the capacity provider${provider}`,
    'Correct what EC2 names there in the capacity provider: its subnets, security groups, instance profile or instance requirements.',
  ],
  [
    /UnfulfillableCapacity|Unable to fulfill capacity|\bUnsupported\b|not supported|NotSupported|PriceTooLow/,
    provider => `The capacity provider${provider} cannot start an instance that fits what it asks for`,
    'Let it ask for less or for more types (instance requirements, zones, Spot or On-Demand): AWS has nothing that meets them all now.',
  ],
  [
    OF_EC2,
    (provider, words) => `The capacity provider${provider} cannot start an instance: ${OF_EC2.exec(words)?.[1]}`,
    'Correct what EC2 says there, in the capacity provider or in the account; AWS tries again by itself.',
  ],
  [
    /./,
    provider => `The capacity provider${provider} cannot start an instance, and AWS's words do not say why`,
    'Look at what it asks for (instance requirements, zones, Spot or On-Demand), and at the quotas of EC2; AWS tries again by itself.',
  ],
]

// AWS says the same of Fargate and of Fargate Spot.
function isSpotOnly(strategy: readonly { readonly capacityProvider?: string | undefined }[] = []): boolean {
  return strategy.length > 0 && strategy.every(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT')
}

function quota(words: string): string {
  return (
    /limit on the number of ([^.]*?)(?: you can run|\.|$)/i.exec(words)?.[1] ??
    /requested (\w+) configuration/i.exec(words)?.[1]?.toUpperCase() ??
    /\w(?:Limit|Count)Exceeded\W+(\w[^\n]{2,200}?)\.?(?:$|\n)/.exec(words)?.[1] ??
    words.slice(0, 200).trimEnd()
  )
}

const LAUNCH =
  'Correct what EC2 names there in the launch template or the group: its image, instance type, key pair, security groups, volumes or zones.'

const LAUNCHES: readonly (readonly [RegExp, string])[] = [
  [
    /Client error on launch|InvalidKMSKey|\bKMS key\b/i,
    'See that the KMS key that encrypts the volumes is enabled, and let AWSServiceRoleForAutoScaling use it, in its key policy or by a grant.',
  ],
  [
    /Authentication Failure/i,
    'Wait some minutes: a service-linked role of Auto Scaling that was just made is not known everywhere yet.',
  ],
  [/ServiceLinkedRoleCreationNotPermitted/i, LINKED_ROLE],
  [
    /Lifecycle Action/i,
    'Let what the lifecycle hook of the group waits for say that it is done (CompleteLifecycleAction), give it more time, or take the hook away.',
  ],
]

const launchFailure = (words: string): string =>
  /(?:Status Reason: )?([^\n]+?)(?: Launching EC2 instance failed)?\.?$/i.exec(
    words.replace(/^.*Launching a new EC2 instance\.\s+(?:Status Reason: )?/i, ''),
  )?.[1] ?? words

const zone = (words: string): string => {
  const name = /place a task in ([\w-]+) because/.exec(words)?.[1]
  return name ? ` in ${name}` : ''
}

const provider = (words: string): string => {
  const name = /capacity provider ([\w-]+)/.exec(words)?.[1]
  return name ? ` ${name}` : ''
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/insufficient memory|enough memory|memory (was|is|capacity) |RESOURCE:MEMORY/i, 'memory is short'],
  [/insufficient CPU|enough CPU|CPU (was|is|capacity) |RESOURCE:CPU/i, 'CPU is short'],
  [INTERFACES, 'network interfaces are short'],
  [/RESOURCE:GPU|insufficient GPU/i, 'GPUs are short'],
  [/EMPTY CAPACITY PROVIDER|NO ACTIVE INSTANCES|instances were found/i, 'none is registered'],
]

function short(words: string): string {
  return (
    SHORT.find(([pattern]) => pattern.test(words))?.[1] ??
    (NO_INSTANCE.test(words) ? 'none is registered, or none fits' : 'none fits')
  )
}
