import { CreateClusterCommand, DeleteClusterCommand } from '@aws-sdk/client-ecs'
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { expect, it } from 'vitest'
import { application, registry } from '../../examples/nine-steps/program.ts'
import { deploy, destroy, plan } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { asCaller } from './caller-rights.ts'
import { deployerPolicy, planPolicy } from './deployer-policy.ts'

const DOMAIN = 'example.com'

const account = () => {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`hello.${DOMAIN}`)
  return simulator
}
const program = (tag: string) => application(DOMAIN, tag).permissionsBoundary('fluent-ecs-boundary')

it('with the policy of a deployer the nine steps go from nothing to a URL, to the next image, and back to nothing', async () => {
  const simulator = account()
  const { options, used } = asCaller(simulator, deployerPolicy().Statement)
  await deploy(registry.permissionsBoundary('fluent-ecs-boundary'), options)
  for (const tag of ['1.0.0', '1.1.0']) {
    simulator.pushImage('hello/web', tag)
    await deploy(program(tag), options)
    const planner = asCaller(simulator, planPolicy().Statement)
    expect((await plan(program(tag), planner.options)).isEmpty).toBe(true)
  }
  await destroy(program('1.1.0'), { ...options, deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
  expect([...used]).toEqual(
    expect.arrayContaining(['iam:PassRole', 'cloudwatch:PutMetricAlarm', 'ec2:CreateTags', 'ecs:DeleteService']),
  )
})

it('without one of its statements they do not', async () => {
  const { Statement } = deployerPolicy()
  const needed = Statement.filter(({ Sid }) => !/^(ReadLogs|FirstUse|RulesOfSecurityGroups)/.test(String(Sid)))
  for (const left of needed) {
    const simulator = account()
    const { options } = asCaller(
      simulator,
      Statement.filter(each => each !== left),
    )
    const work = async () => {
      await deploy(registry.permissionsBoundary('fluent-ecs-boundary'), options)
      simulator.pushImage('hello/web', '1.0.0')
      await deploy(program('1.0.0'), options)
      await destroy(program('1.0.0'), { ...options, deleteData: true })
    }
    await expect(work(), String(left.Sid)).rejects.toThrow(/not authorized/)
  }
})

it('the policy does not reach what is not ours, nor beyond the boundary', async () => {
  const simulator = account()
  await simulator.clients.ecs.send(new CreateClusterCommand({ clusterName: 'theirs' }))
  const { clients } = asCaller(simulator, deployerPolicy().Statement).options
  const denied = { name: 'AccessDeniedException' }
  await expect(clients.ecs?.send(new DeleteClusterCommand({ cluster: 'theirs' }))).rejects.toMatchObject(denied)
  const role = { RoleName: 'admin', Path: '/fluent-ecs/shop/', AssumeRolePolicyDocument: '{}' }
  await expect(clients.iam?.send(new CreateRoleCommand(role))).rejects.toMatchObject(denied)
  const PolicyDocument = '{}'
  const elsewhere = new PutRolePolicyCommand({ RoleName: 'other', PolicyName: 'all', PolicyDocument })
  await expect(clients.iam?.send(elsewhere)).rejects.toMatchObject(denied)
})
