import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { causeInLogs, causeOf } from '../../../src/deploy/diagnosis/causes.ts'
import type { Subject } from '../../../src/deploy/diagnosis/subject.ts'

const definition: TaskDefinition = {
  family: 'web',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/fluent-ecs/web-execution',
  containerDefinitions: [
    {
      name: 'app',
      image: 'shop/web:1',
      command: ['node', 'server.js'],
      secrets: [
        { name: 'DB_PASSWORD', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::' },
        { name: 'TOKEN', valueFrom: '/shop/token' },
      ],
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web' } },
    },
  ],
}
const service: Service = {
  serviceName: 'web',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], assignPublicIp: 'DISABLED' } },
}
const subject: Subject = { service, definition, program: true }
const tell = (words: string, about: Subject = subject) =>
  causeOf({ words, subject: about, container: about.definition?.containerDefinitions?.[0] })

const PULL = 'CannotPullContainerError: '
const INIT = 'ResourceInitializationError: unable to pull secrets or registry auth: '
const RETRIEVAL = `${INIT}execution resource retrieval failed: `
const PLACE = 'service web was unable to place a task because no container instance met all of its requirements. '
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
const ROLE = 'arn:aws:sts::123456789012:assumed-role/web-execution/0a1b2c'

// As AWS documents them or as people reported them.
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'image.missing': [
    `${PULL}pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/nope:1: docker.io/library/nope:1: not found`,
    `${PULL}Error response from daemon: manifest for amazon/nope:latest not found: manifest unknown: manifest unknown`,
    'CannotPullImageManifestError: Error response from daemon: manifest unknown: manifest unknown',
    `${PULL}pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/repository:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed.`,
    `service web was unable to place a task. Reason: ${PULL}ref pull has been retried 1 time(s): failed to resolve reference "1.dkr.ecr.us-east-1.amazonaws.com/web:2": 1.dkr.ecr.us-east-1.amazonaws.com/web:2: not found`,
  ],
  'image.denied': [
    `${PULL}Check if image exists and role 'web-execution' has permissions to pull images from Amazon ECR. Error response from daemon: pull access denied for 1.dkr.ecr.us-east-1.amazonaws.com/web, repository does not exist or may require 'docker login': denied: User: ${ROLE} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:1:repository/web`,
    `${RETRIEVAL}unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 415e6826, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
  ],
  'image.credentials': [
    `${PULL}pull access denied for repository, authorization failed: no basic auth credentials`,
    `${PULL}failed to resolve ref ghcr.io/acme/web:1: unexpected status from HEAD request to https://ghcr.io/v2/acme/web/manifests/1: 403 Forbidden`,
  ],
  'image.architecture': [
    `${PULL}pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'`,
    'container app: exec /usr/local/bin/docker-entrypoint.sh: exec format error',
    `${PULL}no matching manifest for linux/arm64/v8 in the manifest list entries`,
  ],
  'image.rate-limit': [
    `${PULL}inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.`,
    'CannotPullImageManifestError: Error response from daemon: toomanyrequests: Request exceeded pull rate limit for IP 1.2.3.4',
  ],
  'registry.unreachable': [
    `${PULL}failed to resolve ref: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp 1.2.3.4:443: i/o timeout`,
    `${PULL}Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled while waiting for connection`,
    `${INIT}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, dial tcp 44.213.79.104:443: i/o timeout`,
    `${RETRIEVAL}unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 1.2.3.4:443: i/o timeout`,
  ],
  'secret.missing': [
    `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret. status code: 400`,
    `ResourceNotFoundException: The task can't retrieve the secret with ARN '${SECRET}' from AWS Secrets Manager. Check whether the secret exists in the specified Region`,
    `${RETRIEVAL}unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/token`,
  ],
  'secret.key-missing': [
    `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key password`,
  ],
  'secret.denied': [
    `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 1 time(s): AccessDeniedException: User: ${ROLE} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${SECRET} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    `${RETRIEVAL}unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: ${ROLE} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter/shop/token`,
  ],
  'secret.unreachable': [
    `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${SECRET} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    `${INIT}unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration.`,
  ],
  'kms.denied': [
    `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400`,
    `${RETRIEVAL}unable to retrieve secrets from ssm: AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.`,
  ],
  'role.not-assumable': [
    "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/fluent-ecs/web-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    'InvalidParameterException: Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    'IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service',
  ],
  'log-group.missing': [
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. status code: 400',
  ],
  'log-group.denied': [
    `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:1:log-group:/ecs/web:log-stream:x`,
  ],
  'log-group.unreachable': [
    'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    'ResourceInitializationError: failed to validate logger args: : signal: killed',
  ],
  'subnet.full': [
    "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-1'",
    "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet",
  ],
  'network-interface.failed': ['Timeout waiting for network interface provisioning to complete.'],
  'volume.unreachable': [
    'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out',
  ],
  'volume.failed': ['CannotCreateVolumeError: <reason>'],
  'task.initialization': ['ResourceInitializationError: something new'],
  'container.out-of-memory': ['container app: OutOfMemoryError: Container killed due to memory usage'],
  'container.bad-command': [
    'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "serve": executable file not found in $PATH: unknown',
    'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/app/run.sh": permission denied',
  ],
  'container.not-started': ['CannotStartContainerError: failed to get container status: <reason>'],
  'container.start-timeout': [
    'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: <reason>',
    'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
  ],
  'container.unhealthy': ['Task failed container health checks'],
  'container.dependency-failed': [
    'dependency graph: failed to resolve container ordering dependency [migrate] for target [app] as dependency did not exit successfully.',
  ],
  'capacity.unavailable': [
    '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    'service web was unable to place a task. Reason: Internal error.',
  ],
  'capacity.spot': ['Your Spot Task was interrupted.'],
  'capacity.instances': [
    PLACE,
    `${PLACE}The closest matching container-instance 48fc has insufficient CPU units available.`,
    `${PLACE}The closest matching container-instance b1a7 has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    `${PLACE}Reason: encountered error "RESOURCE:ENI".`,
  ],
  'infrastructure-role.denied': [
    'service web was unable to place a task. Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider gpu. UnauthorizedOperation: You are not authorized to perform this operation.',
  ],
  'capacity.constraint': [
    `${PLACE}The closest matching container-instance 48fc is missing an attribute required by your task.`,
  ],
  'capacity.agent': [
    `${PLACE}The closest matching container-instance 48fc encountered error "AGENT".`,
    `${PLACE}The closest matching container-instance 48fc doesn't have the agent connected.`,
  ],
  'quota.reached': [
    "(service web) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently",
    '(service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently',
    '(service web) was unable to place a task. Reason: The requested MEMORY configuration is above your limit.',
    '(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
    'elbv2 CreateLoadBalancer: TooManyLoadBalancersException: The maximum number of load balancers has been reached',
  ],
  'rollout.alarm': ['(service web) (deployment ecs-svc/8028) deployment failed: alarm detected.'],
  'rollout.percents': [
    '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  ],
  'rollout.start-impaired': ['(service web) is unable to consistently start tasks successfully.'],
  'rollout.circuit-breaker': [
    'ECS deployment circuit breaker: tasks failed to start.',
    '(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.',
    'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  ],
}

describe('the words of AWS', () => {
  it.each(Object.entries(WORDINGS).flatMap(([code, all]) => all.map(words => [code, words] as const)))(
    'mean %s: %s',
    (code, words) => {
      expect(tell(words)?.code).toBe(code)
    },
  )

  it.each([
    '(service web) has started 1 tasks: (task 0a1b).',
    '(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:x)',
    '(service web) has reached a steady state.',
    '(service web) (deployment ecs-svc/1) deployment completed.',
    '(service web) has begun draining connections on 1 tasks.',
    'Scaling activity initiated by (deployment ecs-svc/1)',
    'Essential container in task exited',
  ])('say nothing is wrong: %s', words => {
    expect(tell(words)).toBeUndefined()
  })

  it('tell Spot from Fargate by the strategy of the service', () => {
    const words = '(service web) was unable to place a task. Reason: Capacity is unavailable at this time.'
    const spot = { ...service, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }
    expect(tell(words, { ...subject, service: spot })?.code).toBe('capacity.spot')
  })

  it('name the role, the secret, and the line of the program', () => {
    const [words = ''] = WORDINGS['secret.denied'] ?? []
    expect(tell(words)?.cause).toBe(`arn:aws:iam::123456789012:role/fluent-ecs/web-execution may not read ${SECRET}`)
    expect(tell(words)?.fix).toContain(".secret('DB_PASSWORD', …) of container('app') in taskDefinition('web')")
  })

  it('name a parameter that the definition has by its name', () => {
    const words = WORDINGS['secret.missing']?.[2] ?? ''
    expect(tell(words)?.cause).toBe('/shop/token does not exist, or has no value')
    expect(tell(words)?.fix).toContain(".secret('TOKEN', …)")
  })

  it("name AWS's setting where no program of this package made the service", () => {
    const [words = ''] = WORDINGS['container.out-of-memory'] ?? []
    expect(tell(words)?.cause).toBe('Container "app" ran out of memory: it may use 512 MiB')
    expect(tell(words)?.fix).toContain(".memory(…) of taskDefinition('web')")
    expect(tell(words, { ...subject, program: false })?.fix).toContain('memory of task definition web')
  })

  it('are made the most of without a task definition', () => {
    for (const words of Object.values(WORDINGS).flat()) {
      const { cause, fix } = tell(words, { service: {}, definition: undefined, program: true }) ?? {}
      expect(`${cause} ${fix}`).not.toMatch(/undefined|\[object/)
    }
  })
})

describe('the last words of a program', () => {
  it.each([
    ['image.architecture', 'exec /usr/local/bin/docker-entrypoint.sh: exec format error'],
    ['container.out-of-memory', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    ['container.bad-command', 'exec /app/run.sh: no such file or directory'],
  ])('mean %s: %s', (code, line) => {
    expect(causeInLogs(['starting', line], { words: '', subject })?.code).toBe(code)
  })
})
