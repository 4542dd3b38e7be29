/** What a stopped task's own words say about why it stopped. */
export interface Cause {
  readonly code: string
  /** Found in the task's stopped reason or in a container's reason. */
  readonly pattern: RegExp
  /** Every further attempt must end the same way. */
  readonly hopeless: boolean
  readonly cause: string
  readonly fix: string
  readonly docs?: string
}

const STOPPED_TASKS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'
const PULL = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html'

/** Most specific first: the first pattern that fits is the cause. */
export const CAUSES: readonly Cause[] = [
  {
    code: 'image.missing',
    pattern: /CannotPull(Image|Container).*(not found|manifest unknown|does not exist|no such image|not exist)/is,
    hopeless: true,
    cause: 'The image does not exist in its registry',
    fix: 'Push the image, or correct its name or tag, and deploy again.',
    docs: PULL,
  },
  {
    code: 'image.denied',
    pattern: /CannotPull(Image|Container).*(denied|forbidden|unauthorized|not authorized|no basic auth)/is,
    hopeless: true,
    cause: 'The registry refuses to give the image to the execution role',
    fix: 'Let the execution role pull from this repository; for another account also set the repository policy.',
    docs: PULL,
  },
  {
    code: 'image.architecture',
    pattern: /exec format error|image .*does not match.*platform|no matching manifest|descriptor matching platform/i,
    hopeless: true,
    cause: 'The image was built for another CPU architecture than the task runs on',
    fix: 'Build it for the architecture of the task definition (docker build --platform), or set .architecture().',
    docs: PULL,
  },
  {
    code: 'image.rate-limit',
    pattern: /CannotPull(Image|Container).*(toomanyrequests|rate limit)/is,
    hopeless: false,
    cause: 'The registry limits how often images may be pulled',
    fix: 'Pull from ECR (a pull-through cache does) or sign in to the registry.',
    docs: PULL,
  },
  {
    code: 'registry.unreachable',
    pattern: /CannotPull(Image|Container)|ResourceInitializationError.*(ecr|registry).*(timeout|deadline|i\/o)/is,
    hopeless: false,
    cause: 'The image could not be pulled',
    fix: 'Give tasks a way to the registry: a public IP in a public subnet, a NAT gateway, or VPC endpoints.',
    docs: PULL,
  },
  {
    code: 'secret.denied',
    pattern: /(secretsmanager|ssm|secret|parameter).*(AccessDenied|not authorized)/is,
    hopeless: true,
    cause: 'The execution role may not read a secret',
    fix: 'Allow the execution role to read the secret, and kms:Decrypt where it has a key of your own.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'secret.missing',
    pattern:
      /(secretsmanager|ssm|secret|parameter).*(ResourceNotFound|can't find|ParameterNotFound|invalid ?parameters)/is,
    hopeless: true,
    cause: 'A secret or parameter does not exist',
    fix: 'Create it, or correct its ARN; the ARN of a secret ends in six random characters.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'secret.key-missing',
    pattern: /retrieved secret .*did not contain json key|unable to parse.*json key/is,
    hopeless: true,
    cause: 'The secret has no such JSON key',
    fix: 'Correct the key after the secret name (…:secret:name:KEY::), or add it to the secret.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'log-group.missing',
    pattern: /log group does not exist|failed to validate logger args/i,
    hopeless: true,
    cause: 'The log group of a container does not exist',
    fix: 'Create the log group, or let this package make it with .logs().',
    docs: STOPPED_TASKS,
  },
  {
    code: 'role.not-assumable',
    pattern: /unable to assume (the )?role|STS.*AssumeRole/i,
    hopeless: false,
    cause: 'ECS may not assume a role of the task',
    fix: 'The trust policy of the role must allow ecs-tasks.amazonaws.com.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'task.initialization',
    pattern: /ResourceInitializationError/i,
    hopeless: false,
    cause: 'The task could not be set up',
    fix: 'Check the way from the subnets to AWS (public IP, NAT gateway or VPC endpoints) and the execution role.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'container.out-of-memory',
    pattern: /OutOfMemory|OOM/i,
    hopeless: false,
    cause: 'A container was killed because it ran out of memory',
    fix: 'Give the task more .memory(), or make the program use less.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'container.bad-command',
    pattern: /CannotStartContainerError|executable file not found|no such file or directory/i,
    hopeless: true,
    cause: 'A container could not start its command',
    fix: 'Correct .command() or .entryPoint(), or the image.',
    docs: STOPPED_TASKS,
  },
  {
    code: 'target.unhealthy',
    pattern: /failed ELB health checks/i,
    hopeless: false,
    cause: 'The load balancer found the task unhealthy',
    fix: 'Check that the health-check path answers 200 on the container port in time, or raise the grace period.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html',
  },
  {
    code: 'container.unhealthy',
    pattern: /failed container health checks/i,
    hopeless: false,
    cause: 'A container failed its own health check',
    fix: 'Run the health-check command in the image; is its program (curl?) there, is the start period long enough?',
    docs: STOPPED_TASKS,
  },
  {
    code: 'capacity.unavailable',
    pattern: /capacity is unavailable|RESOURCE:/i,
    hopeless: false,
    cause: 'AWS has no capacity of this kind at the moment',
    fix: 'Add subnets in other zones, or another capacity provider.',
    docs: STOPPED_TASKS,
  },
]
