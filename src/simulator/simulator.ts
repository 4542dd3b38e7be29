import type { ServiceName } from '../aws/service-name.ts'
import type { Call, CallEnd, CallTarget } from './call.ts'
import type { VirtualClock } from './clock.ts'
import type { MetricName } from './cloud-watch/metric-data.ts'
import type { Availability } from './ecs/availability.ts'
import type { ContainerInstanceSeed } from './ecs/container-instance.ts'
import type { ContainerFailure, FailureMatch } from './ecs/failure.ts'
import type { Interruption } from './ecs/interruption.ts'
import type { StartEndpoint } from './ecs/isolation.ts'
import type { HookAnswer, HookMatch } from './ecs/lifecycle-hook.ts'
import type { Rollout } from './ecs/rollout-ledger.ts'
import type { RunningContainer } from './ecs/running-log.ts'
import type { SimulatedEvent } from './event-bridge/put-events.ts'
import type { Invocation } from './event-bridge/state.ts'
import type { CallMatch, Fault, StruckCall } from './faults.ts'
import type { SimulatedCall } from './ledger.ts'
import type { RuleTargets } from './rule-targets.ts'
import type { Firing } from './scheduler/state.ts'
import type { CommandAnswer, CommandMatch } from './session/scripted-command.ts'
import type { BucketUse } from './throttle.ts'
import type { HttpRequest, HttpResponse } from './wire/message.ts'

/** A real SDK client whose requests never leave the process. */
export interface SimulatedClient {
  /** Sends an SDK command, such as `new CreateClusterCommand({})`. */
  send(command: object, options?: { abortSignal?: AbortSignal }): Promise<unknown>
}

/** One simulated client a service. The SDK package of a service is loaded at its first call. */
export type SimulatedClients = { readonly [S in ServiceName]: SimulatedClient }

/** The configuration that makes any SDK client talk to the simulator: `new ECSClient(simulator.clientConfig('ecs'))`. */
export interface SimulatedClientConfig {
  readonly region: string
  readonly maxAttempts: 1
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly signer: { sign<R>(request: R): Promise<R> }
  readonly requestHandler: {
    handle(request: HttpRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>
    updateHttpClientConfig(): void
    httpHandlerConfigs(): Record<string, never>
  }
}

/**
 * An AWS account in this process, behind the real SDK clients.
 *
 * Requests run through the SDK's own serializers and error classes; time is virtual, so waits cost nothing.
 */
export interface Simulator {
  /** What `deploy`, `plan` and `destroy` take: `deploy(stack, simulator.options())`. */
  options(): { readonly region: string; readonly clients: SimulatedClients; readonly clock: VirtualClock }
  readonly clients: SimulatedClients
  /** Virtual time: it stands still while anything runs and jumps to the next event once everybody sleeps. */
  readonly clock: VirtualClock
  /** Configuration for a client of your own. */
  clientConfig(service: ServiceName): SimulatedClientConfig
  /** Every call so far, in the order in which they ended. */
  readonly calls: readonly SimulatedCall[]
  /** Moves virtual time on; whatever falls due happens on the way. */
  advance(milliseconds: number): Promise<void>
  /** The ids or ARNs of every live resource beyond what a new account has and what the seeding methods put there. */
  resources(): readonly string[]
  /** Whether there are no such resources. */
  isEmpty(): boolean
  /**
   * Puts a public hosted zone with its NS and SOA records there, as if it had been made before. Gives its id.
   *
   * @example
   * ```ts
   * simulator.hostedZone('example.com')
   * ```
   */
  hostedZone(name: string): string
  /**
   * Puts an issued certificate (RSA 2048) there, for the domain and the alternative names. Gives its ARN.
   *
   * @example
   * ```ts
   * simulator.certificate('example.com', '*.example.com')
   * ```
   */
  certificate(domain: string, ...alternativeNames: string[]): string
  /**
   * Puts a web ACL of AWS WAF for what is in this Region there, without rules. Gives its ARN.
   *
   * @example
   * ```ts
   * simulator.webAcl('shop')
   * ```
   */
  webAcl(name: string): string
  /**
   * Puts a namespace of Cloud Map there, as if it had been made before: one that is found by API calls, or a private DNS
   * namespace of the default VPC. Gives its ARN.
   *
   * @example
   * ```ts
   * simulator.namespace('shop.local', 'DNS_PRIVATE')
   * ```
   */
  namespace(name: string, type?: 'HTTP' | 'DNS_PRIVATE'): string
  /** What became of each time that a schedule of EventBridge Scheduler came due, in order. */
  readonly firings: readonly Firing[]
  /**
   * Puts an event on a bus of EventBridge, as a service of AWS does: rules that match it invoke their targets half a second
   * later. What `PutEvents` sends is as good, but cannot say that it comes from `aws.…`.
   *
   * @example
   * ```ts
   * simulator.event({ source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key: 'in/a.png' } } })
   * await simulator.advance(1_000)
   * ```
   */
  event(event: SimulatedEvent): void
  /** What became of each event that a rule of EventBridge matched, target by target, in order. */
  readonly invocations: readonly Invocation[]
  /**
   * Puts a custom event bus there, as if it had been made before. Gives its ARN.
   *
   * @example
   * ```ts
   * simulator.eventBus('orders')
   * ```
   */
  eventBus(name: string): string
  /**
   * Puts a capacity provider of an Auto Scaling group there, which clusters can then have. Its tasks find a place on the
   * instances of the cluster: see `containerInstance`.
   *
   * @example
   * ```ts
   * simulator.capacityProvider('arm-instances')
   * ```
   */
  capacityProvider(name: string): void
  /**
   * Says that a secret or a parameter is encrypted with a key of the customer: tasks read it only where their execution
   * role may `kms:Decrypt` with that key, too.
   *
   * @example
   * ```ts
   * simulator.customerKey('arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf', 'arn:aws:kms:us-east-1:123456789012:key/1f2e')
   * ```
   */
  customerKey(secretOrParameter: string, keyArn: string): void
  /**
   * Puts a secret of Secrets Manager there: one with a value, one that has none yet, or one that is marked for deletion.
   * Gives its ARN. Tasks ask for it in vain only under `realism: { surroundings: true }`.
   *
   * @example
   * ```ts
   * const password = simulator.secret('shop/db')
   * ```
   */
  secret(name: string, is?: 'stored' | 'empty' | 'deleted'): string
  /**
   * Puts a parameter of Parameter Store there.
   *
   * @example
   * ```ts
   * simulator.parameter('/shop/token')
   * ```
   */
  parameter(name: string): void
  /**
   * Takes away the way of a subnet to the internet, which all have else. Tasks of Fargate start there with the VPC
   * endpoints that are named: `ecr.api`, `ecr.dkr` and `s3` for an image of ECR, `logs` for awslogs, `secretsmanager` and
   * `ssm` for secrets, `s3` for environment files.
   *
   * @example
   * ```ts
   * simulator.isolate('subnet-0a1b2c3d', 'ecr.api', 'ecr.dkr', 's3', 'logs')
   * ```
   */
  isolate(subnetId: string, ...endpoints: StartEndpoint[]): void
  /**
   * Pushes an image as `docker push` does. Gives its digest, `sha256:…`. An image is gone with its repository.
   *
   * @throws When the repository does not exist, or is immutable and has the tag.
   * @example
   * ```ts
   * simulator.pushImage('shop/web', '1.4.2')
   * ```
   */
  pushImage(repositoryName: string, tag: string): string
  /**
   * Makes containers fail from their next start on. Gives a function that ends it.
   *
   * @example
   * ```ts
   * simulator.fail({ image: 'shop/web:2' }, { how: 'exits', exitCode: 1, log: ['no database'] })
   * ```
   */
  fail(match: FailureMatch, failure: ContainerFailure): () => void
  /**
   * Makes Auto Scaling groups start no instance from now on, for a reason in AWS's words; all of them, or the one that is
   * named. They try again every minute. Gives a function that ends it.
   *
   * @example
   * ```ts
   * simulator.failLaunches('We currently do not have sufficient c7g.large capacity in the Availability Zone you requested.')
   * ```
   */
  failLaunches(reason: string, group?: string): () => void
  /**
   * Makes calls go wrong, the way networks, quotas and credentials do. Gives a function that ends it. Where several
   * faults fit a call, the first one strikes.
   *
   * `onStrike` is told when it happens. A `crash` has no reply: abort the `signal` of the deploy there to let it end.
   *
   * @example
   * ```ts
   * simulator.inject({ operation: 'CreateService', nth: 1 }, { how: 'reply-lost' })
   * ```
   */
  inject(match: CallMatch, fault: Fault, onStrike?: (call: StruckCall) => void): () => void
  /**
   * Sets the state of a CloudWatch alarm, which is there from then on. A deployment that watches it fails; one that
   * starts while it is up looks at none of its alarms.
   *
   * @example
   * ```ts
   * simulator.alarm('errors', 'ALARM')
   * ```
   */
  alarm(name: string, state: 'OK' | 'ALARM'): void
  /**
   * Says what a metric of CloudWatch is from now on, or with `undefined` that it has no data. Alarms look at it every
   * minute of virtual time, and scaling policies move the number of tasks by it. How many tasks of a service run is known
   * where its cluster has Container Insights.
   *
   * @example
   * ```ts
   * const queue = { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions: { QueueName: 'mail' } }
   * simulator.metric(queue, 900)
   * await simulator.advance(5 * 60_000)
   * ```
   */
  metric(metric: MetricName, value: number | undefined): void
  /**
   * Makes Lambda lifecycle hooks answer as told. They succeed otherwise. Gives a function that ends it. PAUSE hooks wait
   * for ContinueServiceDeployment.
   *
   * @example
   * ```ts
   * simulator.hook({ stage: 'POST_TEST_TRAFFIC_SHIFT' }, { how: 'fails' })
   * ```
   */
  hook(match: HookMatch, answer: HookAnswer): () => void
  /**
   * Makes commands of ECS Exec answer as told. Others have a small shell in every container, which knows `echo`, `cat`,
   * `env`, `sleep`, `exit` and their like. Sessions need a simulator that is served. Gives a function that ends it.
   *
   * @example
   * ```ts
   * simulator.command({ command: 'npm run check' }, { how: 'prints', output: 'all well', exitCode: 0 })
   * ```
   */
  command(match: CommandMatch, answer: CommandAnswer): () => void
  /**
   * Changes the desired count of a service the way autoscaling does, now.
   *
   * @throws When there is no such active service.
   * @example
   * ```ts
   * simulator.scale({ cluster: 'prod', service: 'web' }, 6)
   * ```
   */
  scale(target: { readonly cluster: string; readonly service: string }, desiredCount: number): void
  /**
   * Writes lines now as a container of a service does, in each task that runs. Gives the ARNs of these tasks.
   *
   * @throws When there is no such service or container, or it does not log to CloudWatch.
   * @example
   * ```ts
   * simulator.log({ cluster: 'prod', service: 'web' }, ['GET / 200'])
   * ```
   */
  log(target: RunningContainer, lines: readonly string[]): readonly string[]
  /**
   * Ends running tasks of a service as AWS does, the oldest first: a Spot interruption, or maintenance of what runs them.
   * Gives the ARNs of up to `count` of them (default 1).
   *
   * @throws When there is no such service.
   * @example
   * ```ts
   * simulator.interrupt({ cluster: 'prod', service: 'web' }, 'spot', 2)
   * ```
   */
  interrupt(
    target: { readonly cluster: string; readonly service: string },
    why: Interruption,
    count?: number,
  ): readonly string[]
  /**
   * Registers an EC2 instance with a cluster, as its agent does. Gives its ARN. Without instances no task of the launch
   * type EC2 finds a place.
   *
   * @throws When there is no such cluster.
   * @example
   * ```ts
   * simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900 })
   * ```
   */
  containerInstance(seed: ContainerInstanceSeed): string
  /**
   * Whether a TCP connection comes about now: whether the security groups of both sides let it through, and something
   * listens on the port. Of a service, every running task is asked. A `host` is resolved as its caller does it: by the proxy
   * of Service Connect, Cloud Map or Route 53.
   *
   * @throws When there is no such service, load balancer or security group.
   * @example
   * ```ts
   * const { reached, because } = simulator.call({ cluster: 'prod', service: 'web' }, { securityGroups: ['sg-0a1b2c3d'] }, 5432)
   * ```
   */
  call(from: CallEnd, to: CallTarget, port: number): Call
  /** How many tasks and healthy targets each service had, from which moment on. */
  readonly availability: readonly Availability[]
  /** How many healthy targets each listener rule that forwards had behind it, from which moment on. */
  readonly ruleTargets: readonly RuleTargets[]
  /** Every deployment of a service that there has been, and how it ended: the truth to test a verdict against. */
  rollouts(): readonly Rollout[]
  /** How far the published token buckets were used, those that were used at all. */
  quotaUse(): readonly BucketUse[]
}
