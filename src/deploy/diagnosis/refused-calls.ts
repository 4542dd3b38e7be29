/** What mends a request that AWS refused, by AWS's own words for it. The words themselves are the cause. */
const FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /does not have an associated load balancer/i,
    'Let a listener or a rule of a load balancer send something to the target group before the service uses it.',
  ],
  [
    /target type \w+, which is incompatible/i,
    'Make another target group: of type ip for the network mode awsvpc, of type instance for bridge and host. The type of one that is there cannot change.',
  ],
  [
    /did not have a container port|container .* does not exist in the task definition/i,
    'Name a container of the task definition and a containerPort of its portMappings.',
  ],
  [
    /cannot specify an IAM role for services that require a service linked role/i,
    'Leave the role of the service out: ECS uses AWSServiceRoleForECS.',
  ],
  [
    /not idempotent/i,
    'A service of that name is there with other settings: update it, delete it, or take another name.',
  ],
  [
    /both a launch type and (a )?capacity provider strategy/i,
    'Leave one of them out: the capacity provider strategy says what the service runs on, too.',
  ],
  [
    /no capacity providers with a weight value greater than zero|capacity provider strategy cannot contain/i,
    'Give one of the capacity providers a weight above 0, in the strategy of the service or in the default of the cluster.',
  ],
  [
    /capacity provider.* (not (found|associated)|does not exist)|capacity provider was not found/i,
    'Name a capacity provider that the cluster has: PutClusterCapacityProviders adds one.',
  ],
  [
    /no Fargate configuration exists|Invalid 'cpu' setting for task|Invalid 'memory' setting for task/i,
    'Take a pair of CPU and memory that Fargate offers, for example 256 and 512.',
  ],
  [
    /to have execution role ARN|execution role.* (is )?required/i,
    'Give the task definition an execution role (executionRoleArn): images of ECR, secrets and logs are read and written with it.',
  ],
  [
    /TaskDefinition is inactive/i,
    'Register the definition again, or name a revision that is ACTIVE: a deregistered one cannot be deployed.',
  ],
  [
    /TaskDefinition not found|Unable to describe task definition/i,
    'Name a family and revision that this account has in this Region.',
  ],
  [/valid taskRoleArn is not being used/i, 'Give the task definition a task role: ECS Exec needs one.'],
  [
    /Role is not valid/i,
    'See that the role exists, that its path stands in the ARN, and that ecs-tasks.amazonaws.com may assume it. A role that was just made may need some seconds.',
  ],
  [
    /referenced cluster was inactive|cluster not found/i,
    'Make the cluster, or name one that is ACTIVE in this account and Region.',
  ],
  [
    /max(imum)? allowed length is|request entity too large/i,
    'Make the definition smaller: move environment variables into an environment file in S3, a secret or the image.',
  ],
  [
    /subnets? can ?not be (empty|blank)|network configuration must be provided/i,
    'Give the service subnets: networkConfiguration.awsvpcConfiguration.',
  ],
  [
    /CODE_DEPLOY deployment controller/i,
    'Deploy with CodeDeploy, or make the service again with the deployment controller ECS.',
  ],
  [
    /At least one of 'memory' or 'memoryReservation'/i,
    'Give each container memory or memoryReservation, or the task a memory.',
  ],
  [
    /Too many concurrent attempts to create a new revision/i,
    'Run the program again: something else registered a revision of this family at the same moment.',
  ],
]

/** What to do about a refused call; undefined where AWS's words are not known. */
export const fixOfCall = (words: string): string | undefined => FIXES.find(([known]) => known.test(words))?.[1]
