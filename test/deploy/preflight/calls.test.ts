import { expect, it } from 'vitest'
import { cluster, network, preflight, role, service, stack, taskDefinition } from '../../../src/index.ts'
import { startedAccount } from './started-account.ts'

const READ = [
  'BatchGetImage',
  'GetRole',
  'DescribeSecret',
  'DescribeSubnets',
  'DescribeRouteTables',
  'DescribeVpcEndpoints',
]

it('what many services share is read once', async () => {
  const account = await startedAccount()
  const { simulator, vpcId, subnets } = account
  await account.repository('shop/web')
  await account.push('shop/web', '1', ['linux/amd64'])
  await account.executionRole('ours', 'ecs-tasks.amazonaws.com', ['*'])
  const secret = simulator.secret('shop/db')
  const shared = { cluster: cluster('prod'), vpc: network.existing({ vpcId, subnets, assignPublicIp: true }) }
  const sites = Array.from({ length: 8 }, (_, at) => {
    const sized = taskDefinition(`web-${at}`).fargate().cpu(0.25).memory(0.5).executionRole(role.existing('ours'))
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1'
    const built = sized.container('app', c => c.image(image).port(80).secret('DB', secret))
    return service(`web-${at}`).cluster(shared.cluster).taskDefinition(built).network(shared.vpc)
  })
  const plain = simulator.calls.length
  const { issues } = await preflight(stack('shop').add(...sites), simulator.options())
  expect(issues).toEqual([])
  const calls = simulator.calls.slice(plain).map(({ operation }) => operation)
  // The plan before it looks at the role and the subnets, too.
  for (const operation of READ) expect(calls.filter(each => each === operation).length, operation).toBeLessThan(4)
})

it('of a secret the stage is looked for that is asked for, and of what is of AWS nothing', async () => {
  const { simulator, vpcId, subnets } = await startedAccount()
  const secret = simulator.secret('shop/db')
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c =>
      c
        .image('public.ecr.aws/nginx/nginx:1.29')
        .port(80)
        .secret('NOW', `${secret}:password::`)
        .secret('VERSION', `${secret}:::11111111-2222-3333-4444-555555555555`)
        .secret('OLD', `${secret}::AWSPREVIOUS:`)
        .secret('REGIONS', '/aws/service/global-infrastructure/regions'),
    )
  const vpc = network.existing({ vpcId, subnets, assignPublicIp: true })
  const all = stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc))
  const { issues, notLookedAt } = await preflight(all, simulator.options())
  expect(issues.map(({ code, path }) => [code, path.at(-1)])).toEqual([['secret.missing', 'OLD']])
  expect(notLookedAt.join('\n')).toContain('/aws/service/global-infrastructure/regions was not looked at')
})
