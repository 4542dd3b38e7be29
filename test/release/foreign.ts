import { ECSClient } from '@aws-sdk/client-ecs'
import { connect } from '../../src/aws/clients.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { defaultNetwork } from '../simulator/support.ts'

export type Json = Record<string, unknown>

/** An account with a service that no program of this package has made. */
export interface Foreign {
  readonly simulator: Simulator
  /** What `release` takes. */
  readonly options: ReturnType<Simulator['options']>
  readonly aws: ReturnType<typeof connect>
  /** The calls that changed something since the service was made, with the JSON of each. */
  readonly changes: { readonly operation: string; readonly body: Json }[]
}

/** What AWS knows and this version of the SDK does not: members of answers to DescribeTaskDefinition. */
export interface Unknown {
  readonly definition?: Json
  readonly container?: Json
}

export const TARGET = { cluster: 'prod', service: 'web' } as const

export const DEFINITION: Json = {
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    {
      name: 'app',
      image: 'ghcr.io/acme/shop:1',
      portMappings: [{ containerPort: 3000, name: 'http', appProtocol: 'http' }],
      environment: [
        { name: 'LOG', value: 'debug' },
        { name: 'DB_PASSWORD', value: 'hunter2' },
      ],
      dockerLabels: { team: 'shop' },
      ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
    },
  ],
  tags: [{ key: 'owner', value: 'terraform' }],
}

/** Makes the service with the SDK alone, as other tools do. */
export async function foreign(
  definition: Json = DEFINITION,
  service: Json = {},
  unknown: Unknown = {},
): Promise<Foreign> {
  const simulator = createSimulator()
  const changes: Foreign['changes'] = []
  const { requestHandler, ...config } = simulator.clientConfig('ecs')
  const ecs = new ECSClient({
    ...config,
    requestHandler: {
      handle: async (request: never, options: never) => {
        const { headers, body } = request as { headers: Record<string, string>; body: Uint8Array }
        const operation = (headers['x-amz-target'] ?? '').split('.').at(-1) ?? ''
        if (/^(?!Describe|List|Get)/.test(operation))
          changes.push({ operation, body: JSON.parse(new TextDecoder().decode(body)) })
        const answer = await requestHandler.handle(request, options)
        return operation === 'DescribeTaskDefinition' && isWell(answer) ? withUnknown(answer, unknown) : answer
      },
    } as never,
  })
  const clients = { ...simulator.clients, ecs }
  const aws = connect('us-east-1', clients, (_service, _operation, attempt) => attempt())
  const { subnets } = await defaultNetwork(aws)
  await aws.ecs('CreateCluster', { clusterName: 'prod' })
  const { taskDefinition } = await aws.ecs('RegisterTaskDefinition', definition as never)
  await aws.ecs('CreateService', {
    cluster: 'prod',
    serviceName: 'web',
    taskDefinition: taskDefinition?.taskDefinitionArn,
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    ...service,
  })
  await simulator.advance(600_000)
  changes.length = 0
  return { simulator, options: { ...simulator.options(), clients } as Foreign['options'], aws, changes }
}

const [CONTAINER] = DEFINITION.containerDefinitions as readonly Json[]

/** The container of {@link DEFINITION} with this log configuration. */
export const logging = (logConfiguration: Json): Json => ({ ...CONTAINER, logConfiguration })

export const TO_CLOUDWATCH: Json = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
}

/** A service of others whose tasks log, in an account where its log group is. Its tasks start from then on. */
export async function foreignThatLogs(more: Json = {}): Promise<Foreign> {
  const executionRoleArn = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
  const found = await foreign({
    ...DEFINITION,
    executionRoleArn,
    containerDefinitions: [logging(TO_CLOUDWATCH)],
    ...more,
  })
  await found.aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/ecs/web' })
  return found
}

function withUnknown(answer: unknown, { definition, container }: Unknown): unknown {
  const { response } = answer as { response: { body: Uint8Array } }
  const json = JSON.parse(new TextDecoder().decode(response.body))
  Object.assign(json.taskDefinition, definition)
  for (const each of json.taskDefinition.containerDefinitions) Object.assign(each, container)
  response.body = Buffer.from(JSON.stringify(json))
  return answer
}

/** What the service runs, as AWS tells it. */
export async function runs({ aws }: Foreign): Promise<{ image: string | undefined; revision: string | undefined }> {
  const { services: [service] = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
  const { taskDefinition } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: service?.taskDefinition })
  return {
    image: taskDefinition?.containerDefinitions?.[0]?.image,
    revision: service?.taskDefinition?.split('/').at(-1),
  }
}

const isWell = (answer: unknown): boolean =>
  (answer as { response: { statusCode: number } }).response.statusCode === 200
