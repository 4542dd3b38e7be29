import { describe, expect, it } from 'vitest'
import {
  capacityProvider,
  checkService,
  checkTaskDefinition,
  cluster,
  deploy,
  network,
  plan,
  type Stack,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'

const PASSWORD = 'hunter2secret'
const vpc = network.default()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1').port(80, { name: 'http' }))
const site = service('web').cluster(cluster('prod')).network(vpc).taskDefinition(web)
const telling = (command: string[], environment: Record<string, string> = {}) =>
  task('report').service(site).override('app', { command, environment })
const instances = (userData: string) =>
  capacityProvider('arm').instances({ types: ['m7g.large'], max: 2, network: vpc, userData })
const proxyLog = (value: string) => ({
  enabled: true,
  namespace: 'shop',
  logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'https://logs', 'splunk-token': value } },
})
const hook = (hookDetails: object) => ({
  deploymentConfiguration: {
    strategy: 'BLUE_GREEN',
    lifecycleHooks: [
      {
        hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        roleArn: 'arn:aws:iam::123456789012:role/r',
        lifecycleStages: ['PRE_SCALE_UP'],
        hookDetails,
      },
    ],
  },
})
const json = (more: object) => checkService({ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1, ...more })
const definition = (container: object, more: object = {}) =>
  checkTaskDefinition({
    family: 'a',
    containerDefinitions: [{ name: 'a', image: 'b:1', memory: 8, ...container }],
    ...more,
  })
const volume = (driverOpts: object) => ({
  volumes: [{ name: 'd', dockerVolumeConfiguration: { scope: 'task', driverOpts } }],
})
const probe = (text: string) => definition({ healthCheck: { command: ['CMD-SHELL', text] } })

/** What says it, what is wrong, and what is not. */
const CASES = [
  ['overrides', telling(['run', '--password', PASSWORD]).issues(), telling(['run', '--verbose']).issues()],
  ['variables of overrides', telling([], { DB_PASSWORD: PASSWORD }).issues(), telling([], { DB_HOST: 'db' }).issues()],
  ['user data', instances(`export DB_PASSWORD=${PASSWORD}`).issues(), instances('yum update -y').issues()],
  [
    'the log of the proxy',
    json({ serviceConnectConfiguration: proxyLog(PASSWORD) }),
    json({ serviceConnectConfiguration: proxyLog('$TOKEN') }),
  ],
  ['details of hooks', json(hook({ deep: [{ password: PASSWORD }] })), json(hook({ deep: [{ percent: 5 }] }))],
  [
    'volumes',
    definition({}, volume({ o: `username=u,password=${PASSWORD}` })),
    definition({}, volume({ o: 'addr=nas,rw' })),
  ],
  [
    'tags',
    definition({}, { tags: [{ key: 'token', value: PASSWORD }] }),
    definition({}, { tags: [{ key: 'team', value: 'a' }] }),
  ],
  ['curl', probe(`curl -fs -u admin:${PASSWORD} localhost`), probe('curl -fs --user $USER:$PASSWORD localhost')],
  ['curl alone', probe(`curl --user admin:${PASSWORD} localhost`), probe('gosu --user app:apps serve')],
] as const

describe('a credential is warned about, and not repeated, in', () => {
  it.each(CASES)('%s', (_where, shown, sound) => {
    const found = shown.filter(({ code }) => code.startsWith('SEC-PLN'))
    expect(found).toMatchObject([{ severity: 'warning' }])
    expect(JSON.stringify(shown)).not.toContain(PASSWORD)
    expect(sound.filter(({ code }) => code.startsWith('SEC-PLN'))).toEqual([])
  })
})

it('a plan shows no variable of an override and no user data', async () => {
  const { simulator } = account()
  const of = (pin: string): Stack =>
    stack('shop').add(
      schedule('nightly')
        .rate('1 day')
        .task(telling(['run'], { PIN: pin })),
      cluster('machines').capacityProvider(instances(`export PIN=${pin}`)),
    )
  await deploy(of('4711'), simulator.options())
  const told = JSON.stringify((await plan(of('0815'), simulator.options())).steps.flatMap(({ changes }) => changes))
  expect(told).toContain('overrides')
  expect(told).toContain('userData')
  expect(told).not.toMatch(/4711|0815/)
})
