import { describe, expect, it } from 'vitest'
import { cluster, deploy, isDeployError, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { Simulator, StartEndpoint } from '../../../src/simulator/index.ts'
import { account, defaultNetwork } from '../support.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
const PARAMETER = 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/db'
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c'
const OTHER = 'ghcr.io/acme/shop:1'
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1'

interface Wanted {
  readonly image: string
  readonly vpcId: string
  readonly subnetId: string
  readonly secret?: string | undefined
  readonly executionRole?: string
}

/** How the deploy of a service ends: the outcome, or the first cause. */
async function ended(simulator: Simulator, { image, secret, executionRole, vpcId, subnetId }: Wanted) {
  const small = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const sized = executionRole ? small.executionRole(executionRole) : small
  const web = sized.container('app', c => (secret ? c.image(image).secret('DB', secret) : c.image(image)))
  const site = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(network.existing({ vpcId, subnets: [subnetId] }))
    .circuitBreaker({ rollback: true })
  const options = { ...simulator.options(), timeoutSeconds: 1200 }
  return deploy(stack('shop').add(site), options).then(
    ({ outcome }) => outcome,
    (error: unknown) => (isDeployError(error) ? error.diagnosis[0]?.code : error),
  )
}

describe('a subnet without a way to the internet', () => {
  it.each<readonly [string, readonly StartEndpoint[], string | undefined, string]>([
    [OTHER, ['ecr.api', 'ecr.dkr', 's3', 'logs'], undefined, 'registry.unreachable'],
    [ECR, ['ecr.api', 'ecr.dkr', 's3', 'logs'], undefined, 'deployed'],
    [ECR, ['ecr.dkr', 's3', 'logs'], undefined, 'registry.unreachable'],
    [ECR, ['ecr.api', 'ecr.dkr', 'logs'], undefined, 'registry.unreachable'],
    [ECR, ['ecr.api', 'ecr.dkr', 's3'], undefined, 'log-group.unreachable'],
    [ECR, ['ecr.api', 'ecr.dkr', 's3', 'logs'], SECRET, 'secret.unreachable'],
    [ECR, ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'], SECRET, 'deployed'],
    [ECR, ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'], PARAMETER, 'secret.unreachable'],
  ])('%s with the endpoints %j and the secret %s: %s', async (image, endpoints, secret, end) => {
    const { aws, simulator } = account()
    const { vpcId, subnets } = await defaultNetwork(aws)
    const [subnetId = ''] = subnets
    simulator.isolate(subnetId, ...endpoints)
    expect(await ended(simulator, { image, secret, vpcId, subnetId })).toBe(end)
  })
})

it.each([
  [SECRET, KEY, 'deployed'],
  [SECRET, 'arn:aws:kms:us-east-1:123456789012:key/another', 'kms.denied'],
  [PARAMETER, 'arn:aws:kms:us-east-1:123456789012:key/another', 'kms.denied'],
])('%s of a customer’s key, with a role that may decrypt with %s: %s', async (secret, allowed, end) => {
  const { aws, simulator } = account()
  const { vpcId, subnets } = await defaultNetwork(aws)
  simulator.customerKey(secret, KEY)
  const Principal = { Service: 'ecs-tasks.amazonaws.com' }
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] }
  const { Role } = await aws.iam('CreateRole', { RoleName: 'exec', AssumeRolePolicyDocument: JSON.stringify(trust) })
  const Action = ['logs:*', 'secretsmanager:*', 'ssm:*']
  const may = [
    { Effect: 'Allow', Action, Resource: '*' },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: allowed },
  ]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: may })
  await aws.iam('PutRolePolicy', { RoleName: 'exec', PolicyName: 'start', PolicyDocument })
  const [subnetId = ''] = subnets
  const executionRole: string = Role?.Arn ?? ''
  expect(await ended(simulator, { image: OTHER, secret, executionRole, vpcId, subnetId })).toBe(end)
})
