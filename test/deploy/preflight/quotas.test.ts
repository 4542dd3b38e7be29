import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  isDeployError,
  loadBalancer,
  network,
  preflight,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { answering } from './answering.ts'
import { sound } from './scenarios.ts'
import { startedAccount } from './started-account.ts'

const WORDS = 'Cannot exceed quota for RolesPerAccount: 1000'

// https://github.com/serverless-nextjs/serverless-next.js/issues/2234, https://github.com/openshift/release/pull/69365
test.each([
  [998, false],
  [1000, true],
])('of %i roles that are there, the next one is told as it fails: %s', async (Roles, told) => {
  const account = await startedAccount()
  const all = await sound(account)
  const { clients, ...options } = account.simulator.options()
  const answers = { GetAccountSummary: () => ({ SummaryMap: { Roles, RolesQuota: 1000 } }) }
  const found = await preflight(all, { ...options, clients: answering(clients, 'iam', answers) })
  expect(found.issues.map(({ code, received }) => [code, received])).toEqual(
    told ? [['quota.reached', expect.stringMatching(/^1000 of 1000 roles, and \d to be made$/)]] : [],
  )
  if (!told) return
  account.simulator.inject(
    { operation: 'CreateRole' },
    { how: 'rejected', code: 'LimitExceeded', message: WORDS, status: 409 },
  )
  const error: unknown = await deploy(all, account.simulator.options()).catch(each => each)
  expect(isDeployError(error) && error.diagnosis[0]).toMatchObject({ code: 'quota.reached' })
})

test('without the right to it, the permission is named', async () => {
  const account = await startedAccount()
  account.simulator.inject({ operation: 'GetAccountSummary' }, { how: 'rejected', code: 'AccessDenied', status: 403 })
  const { issues, notLookedAt } = await preflight(await sound(account), account.simulator.options())
  expect(issues).toEqual([])
  expect(notLookedAt.join()).toContain('iam:GetAccountSummary')
})

/** A service behind a load balancer of its own. */
const routed = (...more: readonly `/${string}`[]) => {
  const edge = loadBalancer('edge').network(network.default()).http()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/web:1').port(80))
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default())
  const both = site.target(edge.path('/a'), 'app', 80).target(edge.path('/b'), 'app', 80)
  return stack('shop').add(more.reduce((all, path) => all.target(edge.path(path), 'app', 80), both))
}

// https://github.com/DefangLabs/defang/issues/534
test.each([
  ['target-groups', '0', '0 of 0 target groups, and 1 to be made'],
  ['application-load-balancers', '0', '0 of 0 Application Load Balancers, and 1 to be made'],
  ['listeners-per-application-load-balancer', '0', '0 of 0 listeners of load balancer edge, and 1 to be made'],
  ['rules-per-application-load-balancer', '1', '0 of 1 rules of load balancer edge, and 2 to be made'],
  ['network-load-balancers', '0', undefined],
  ['rules-per-application-load-balancer', '2', undefined],
])('of %s only %s: %s', async (Name, Max, told) => {
  const { clients, ...options } = (await startedAccount()).simulator.options()
  const answers = { DescribeAccountLimits: () => ({ Limits: [{ Name, Max }] }) }
  const { issues } = await preflight(routed(), { ...options, clients: answering(clients, 'elbv2', answers) })
  expect(issues.map(({ code, received }) => [code, received])).toEqual(told ? [['quota.reached', told]] : [])
})

test('what is there counts, of whomever it is, and a program that makes nothing more asks for no limit', async () => {
  const { simulator } = await startedAccount()
  const { clients, ...options } = simulator.options()
  await deploy(routed(), simulator.options())
  const answers = {
    DescribeAccountLimits: () => ({ Limits: [{ Name: 'rules-per-application-load-balancer', Max: '2' }] }),
  }
  const found = await preflight(routed('/c'), { ...options, clients: answering(clients, 'elbv2', answers) })
  expect(found.issues.map(({ received }) => received)).toEqual(['2 of 2 rules of load balancer edge, and 1 to be made'])
  const from = simulator.calls.length
  await preflight(routed(), simulator.options())
  expect(simulator.calls.slice(from).map(({ operation }) => operation)).not.toContain('DescribeAccountLimits')
})

test.each(['application-load-balancers', 'listeners-per-application-load-balancer'])(
  'what is replaced goes before it is made anew, so it needs no more of %s',
  async Name => {
    const { simulator } = await startedAccount()
    const { clients, ...options } = simulator.options()
    const edge = loadBalancer('edge').network(network.default()).http()
    await deploy(stack('shop').add(edge), simulator.options())
    const answers = { DescribeAccountLimits: () => ({ Limits: [{ Name, Max: '1' }] }) }
    const asked = { ...options, clients: answering(clients, 'elbv2', answers) }
    expect((await preflight(stack('shop').add(edge.internal()), asked)).issues).toEqual([])
  },
)

test('without the right to the limits of load balancing, the permission is named', async () => {
  const { simulator } = await startedAccount()
  const denied = { how: 'rejected', code: 'AccessDenied', status: 403 } as const
  simulator.inject({ operation: 'DescribeAccountLimits' }, denied)
  const { issues, notLookedAt } = await preflight(routed(), simulator.options())
  expect(issues).toEqual([])
  expect(notLookedAt.join()).toContain('elasticloadbalancing:DescribeAccountLimits')
})
