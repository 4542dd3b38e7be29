import { readFileSync } from 'node:fs'
import { ruleFor } from '../../src/aws/retry-rules.ts'
import type { ServiceName } from '../../src/aws/service-name.ts'
import { operationsCalled } from '../sdk/calls.ts'
import { filesIn } from '../source-files.ts'

const PACKAGES: Readonly<Record<ServiceName, string>> = {
  acm: 'acm',
  applicationAutoScaling: 'application-auto-scaling',
  autoScaling: 'auto-scaling',
  cloudWatch: 'cloudwatch',
  cloudWatchLogs: 'cloudwatch-logs',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  elbv2: 'elastic-load-balancing-v2',
  eventBridge: 'eventbridge',
  iam: 'iam',
  kms: 'kms',
  resourceGroupsTaggingAPI: 'resource-groups-tagging-api',
  route53: 'route-53',
  scheduler: 'scheduler',
  secretsManager: 'secrets-manager',
  serviceDiscovery: 'servicediscovery',
  ssm: 'ssm',
  sts: 'sts',
  wafv2: 'wafv2',
}

/** An error that the documentation of an operation which we call names. */
export interface Documented {
  readonly service: ServiceName
  readonly operation: string
  readonly error: string
}

/** From the documentation that the installed SDK carries, which is made of the same models as botocore. EC2 has none. */
export function documentedErrors(): readonly Documented[] {
  return operationsCalled().flatMap(({ service, operation }) => {
    const page = `node_modules/@aws-sdk/client-${PACKAGES[service]}/dist-types/commands/${operation}Command.d.ts`
    const thrown = readFileSync(page, 'utf8').matchAll(/@throws \{@link (\w+)\}/g)
    return [...thrown].flatMap(([, error = '']) =>
      error.endsWith('ServiceException') ? [] : { service, operation, error },
    )
  })
}

const source = [...filesIn('src/aws', '.ts'), ...filesIn('src/deploy', '.ts')]
  .filter(file => file !== 'src/aws/retry-rules.ts')
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')

/** Whether a rule waits it out, or the executor names it. */
export function isNamed({ service, operation, error }: Documented): boolean {
  if (ruleFor(service, operation, Object.assign(new Error('no'), { name: error }))) return true
  const code = error.replace(/Exception$/, '')
  return new RegExp(`\\b${code}(\\(Exception\\)\\?|Exception)?\\b`).test(source)
}
