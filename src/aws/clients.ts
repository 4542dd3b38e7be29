import { watchAnswer } from './answer.ts'
import type { Command } from './command.ts'
import { noteAnswer } from './failed-call.ts'
import { isRead } from './is-read.ts'
import { sendRaw } from './raw-json.ts'
import { SERVICE_NAMES, type ServiceName } from './service-name.ts'

/** What the executor needs of an AWS SDK v3 client: every `…Client` of `@aws-sdk` fits. */
export interface SdkClient {
  send(command: never, options?: { abortSignal?: AbortSignal }): Promise<unknown>
}

/** How long to wait for an answer: as long as botocore does by itself. */
export const CALL_MILLISECONDS = 60_000

/** Without them, the SDK waits for ever. */
const requestHandler = { connectionTimeout: 10_000, requestTimeout: CALL_MILLISECONDS, throwOnRequestTimeout: true }

/** Clients to use instead of the ones that the executor makes from the default credential chain. */
export type Clients = { readonly [S in ServiceName]?: SdkClient }

interface Modules {
  acm: typeof import('@aws-sdk/client-acm')
  applicationAutoScaling: typeof import('@aws-sdk/client-application-auto-scaling')
  cloudWatchLogs: typeof import('@aws-sdk/client-cloudwatch-logs')
  ec2: typeof import('@aws-sdk/client-ec2')
  ecr: typeof import('@aws-sdk/client-ecr')
  ecs: typeof import('@aws-sdk/client-ecs')
  elbv2: typeof import('@aws-sdk/client-elastic-load-balancing-v2')
  iam: typeof import('@aws-sdk/client-iam')
  resourceGroupsTaggingAPI: typeof import('@aws-sdk/client-resource-groups-tagging-api')
  route53: typeof import('@aws-sdk/client-route-53')
  serviceDiscovery: typeof import('@aws-sdk/client-servicediscovery')
  sts: typeof import('@aws-sdk/client-sts')
}

// Imported only when a plan needs them: the SDK costs more start-up time than everything else together.
const modules: { readonly [S in ServiceName]: () => Promise<Modules[S]> } = {
  acm: () => import('@aws-sdk/client-acm'),
  applicationAutoScaling: () => import('@aws-sdk/client-application-auto-scaling'),
  cloudWatchLogs: () => import('@aws-sdk/client-cloudwatch-logs'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  elbv2: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  iam: () => import('@aws-sdk/client-iam'),
  resourceGroupsTaggingAPI: () => import('@aws-sdk/client-resource-groups-tagging-api'),
  route53: () => import('@aws-sdk/client-route-53'),
  serviceDiscovery: () => import('@aws-sdk/client-servicediscovery'),
  sts: () => import('@aws-sdk/client-sts'),
}

interface ClientConfig {
  readonly region: string
  readonly maxAttempts: number
  readonly requestHandler: typeof requestHandler
}

const constructors: Record<ServiceName, (config: ClientConfig) => Promise<SdkClient>> = {
  acm: async config => new (await modules.acm()).ACMClient(config),
  applicationAutoScaling: async config =>
    new (await modules.applicationAutoScaling()).ApplicationAutoScalingClient(config),
  cloudWatchLogs: async config => new (await modules.cloudWatchLogs()).CloudWatchLogsClient(config),
  ec2: async config => new (await modules.ec2()).EC2Client(config),
  ecr: async config => new (await modules.ecr()).ECRClient(config),
  ecs: async config => new (await modules.ecs()).ECSClient(config),
  elbv2: async config => new (await modules.elbv2()).ElasticLoadBalancingV2Client(config),
  iam: async config => new (await modules.iam()).IAMClient(config),
  resourceGroupsTaggingAPI: async config =>
    new (await modules.resourceGroupsTaggingAPI()).ResourceGroupsTaggingAPIClient(config),
  route53: async config => new (await modules.route53()).Route53Client(config),
  serviceDiscovery: async config => new (await modules.serviceDiscovery()).ServiceDiscoveryClient(config),
  sts: async config => new (await modules.sts()).STSClient(config),
}

type CommandName<M> = { [K in keyof M]: K extends `${infer O}Command` ? O : never }[keyof M]
type CommandOf<M, O extends string> = M[`${O}Command` & keyof M]
// A command whose input is optional takes `[] | [input]`.
type Input<M, O extends string> =
  CommandOf<M, O> extends new (...args: infer A) => unknown ? Extract<A, readonly [unknown]>[0] : never
type Output<M, O extends string> =
  CommandOf<M, O> extends abstract new (
    ...args: never
  ) => { resolveMiddleware(...args: never): (args: never) => Promise<{ output: infer R }> }
    ? R
    : never

/** Makes one call to one service: `aws.ecs('CreateCluster', { clusterName })`. */
export type Call<S extends ServiceName> = <O extends CommandName<Modules[S]>>(
  operation: O,
  input: Input<Modules[S], O>,
) => Promise<Output<Modules[S], O>>

/** One typed call function a service. Every call of the executor goes through here. */
export type Aws = { readonly [S in ServiceName]: Call<S> }

/** Sends one request: the place where retries, quotas and traces go. The highest priority goes first. */
export type Send = (
  service: ServiceName,
  operation: string,
  attempt: (signal?: AbortSignal) => Promise<unknown>,
  priority: number,
  input: unknown,
) => Promise<unknown>

/** Builds the call functions over the caller's clients, or over clients made from the default credential chain. */
export function connect(region: string, clients: Clients, send: Send): Aws {
  return connectByPriority(region, clients, send)(0)
}

/** The same, for calls of different priorities. */
export function connectByPriority(region: string, clients: Clients, send: Send): (priority: number) => Aws {
  const made = new Map<ServiceName, Promise<readonly [SdkClient, Record<string, unknown>]>>()
  const open = async (service: ServiceName): Promise<readonly [SdkClient, Record<string, unknown>]> => {
    // Retries are ours alone: `retry.ts` knows which calls are safe to repeat.
    const client = clients[service] ?? (await constructors[service]({ region, maxAttempts: 1, requestHandler }))
    return [client, (await modules[service]()) as Record<string, unknown>]
  }
  const attempt = async (
    service: ServiceName,
    operation: string,
    input: unknown,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const opened = made.get(service) ?? open(service)
    made.set(service, opened)
    const [client, module] = await opened
    const OperationCommand = module[`${operation}Command`] as new (input: unknown) => never
    const command = new OperationCommand(input)
    const answer = watchAnswer(command satisfies Command, service, isRead(operation))
    sendRaw(command, input)
    try {
      return answer.checked(await client.send(command, signal ? { abortSignal: signal } : {}))
    } catch (error) {
      throw noteAnswer(error, answer.seen())
    }
  }
  return priority => {
    const call = (service: ServiceName) => (operation: string, input: unknown) =>
      send(service, operation, signal => attempt(service, operation, input, signal), priority, input)
    // The operation decides the input's type, which a function over all services cannot say.
    return Object.fromEntries(SERVICE_NAMES.map(service => [service, call(service)])) as unknown as Aws
  }
}
