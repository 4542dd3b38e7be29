import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  type Deferred,
  deploy,
  destroy,
  hostedZone,
  interpolate,
  isInvalidDefinitionError,
  isPlanError,
  loadBalancer,
  namespace,
  network,
  networkLoadBalancer,
  plan,
  repository,
  type Stack,
  securityGroup,
  service,
  stack,
  status,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { account } from '../simulator/support.ts'

const vpc = network.default()
const prod = cluster('shop')
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'
const edge = loadBalancer('edge').network(vpc).http()

const definition = (name: string, environment: Record<string, string | Deferred> = {}) =>
  taskDefinition(name)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(IMAGE).port(80).environment(environment))

const run = (name: string, environment: Record<string, string | Deferred> = {}) =>
  service(name).cluster(prod).taskDefinition(definition(name, environment)).network(vpc)

async function variablesOf({ aws }: ReturnType<typeof account>, family: string) {
  const { taskDefinition: found } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: `shop-${family}` })
  const all = found?.containerDefinitions?.[0]?.environment ?? []
  return Object.fromEntries(all.map(({ name = '', value }) => [name, value]))
}

describe('a value in the environment', () => {
  const web = run('web').target(edge.path('/*'), 'app', 80)
  // https://github.com/aws/copilot-cli/pull/5483
  // https://github.com/HHS/simpler-grants-gov/pull/5101
  const api = run('api', {
    LB: edge.dnsName,
    PRODUCT_SERVICE_URL: interpolate`http://${edge.dnsName}/products?of=${prod.name}`,
    GREETING: 'hello',
  })
  const program = stack('shop').add(web, api)

  it('is what AWS says of the resource, and the next plan is empty', async () => {
    const world = account()
    const { LoadBalancers: [before] = [] } = await world.aws.elbv2('DescribeLoadBalancers', {})
    expect(before).toBeUndefined()
    await deploy(program, world.simulator.options())
    const { LoadBalancers: [made] = [] } = await world.aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    expect(await variablesOf(world, 'api')).toEqual({
      LB: made?.DNSName,
      PRODUCT_SERVICE_URL: `http://${made?.DNSName}/products?of=shop`,
      GREETING: 'hello',
    })
    expect((await plan(program, world.simulator.options())).isEmpty).toBe(true)
    await destroy(program, { ...world.simulator.options(), deleteData: true })
    expect(world.simulator.resources()).toEqual([])
  })

  it('is a new one when the resource is replaced', async () => {
    const world = account()
    const internal = loadBalancer('edge').network(vpc).internal().http()
    const changed = stack('shop').add(
      run('web').target(internal.path('/*'), 'app', 80),
      run('api', { LB: internal.dnsName }),
    )
    await deploy(program, world.simulator.options())
    const first = await variablesOf(world, 'api')
    await deploy(changed, world.simulator.options())
    const { LoadBalancers: [made] = [] } = await world.aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    const second = await variablesOf(world, 'api')
    expect(second.LB).toBe(made?.DNSName)
    expect(second.LB).not.toBe(first.LB)
    expect((await plan(changed, world.simulator.options())).isEmpty).toBe(true)
  })

  it('makes the resource, also where nothing else refers to it, before what takes it', async () => {
    const { simulator } = account()
    const images = repository('shop/jobs')
    await deploy(stack('shop').add(run('web', { REPOSITORY: images.uri })), simulator.options())
    const calls = simulator.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation)
    expect(calls.indexOf('CreateRepository')).toBeLessThan(calls.indexOf('RegisterTaskDefinition'))
    expect(calls).toContain('CreateRepository')
  })
})

describe('a value', () => {
  it('stands in commands, entry points and raw fields; a plan says what is not known yet', async () => {
    const world = account()
    const { aws, simulator } = world
    const images = repository('shop/web')
    const clients = securityGroup('clients').network(vpc)
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      // https://github.com/pulumi/pulumi-eks/pull/398
      .container('app', c =>
        c
          .image(IMAGE)
          .entryPoint('sh', '-c')
          .command(interpolate`curl ${edge.dnsName} && echo ${images.uri}:1.4.2`)
          .raw({ dockerLabels: { cluster: prod.arn }, extraHosts: [] }),
      )
    const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
    const { DescribeSubnets: subnets } = { DescribeSubnets: (await aws.ec2('DescribeSubnets', {})).Subnets ?? [] }
    const raw = site.raw({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [subnets[0]?.SubnetId ?? ''],
          securityGroups: [clients.id],
          assignPublicIp: 'ENABLED',
        },
      },
    })
    const program = stack('shop').add(raw)
    const first = await plan(program, simulator.options())
    expect(first.steps.map(({ resource, action }) => `${action} ${resource}`)).toContain('create load balancer edge')
    await deploy(program, simulator.options())
    const { LoadBalancers: [made] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    const { taskDefinition: live } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: 'shop-web' })
    const [app] = live?.containerDefinitions ?? []
    const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web'
    expect(app?.command).toEqual([`curl ${made?.DNSName} && echo ${uri}:1.4.2`])
    expect(app?.dockerLabels).toEqual({ cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop' })
    const { SecurityGroups: [group] = [] } = await aws.ec2('DescribeSecurityGroups', {
      Filters: [{ Name: 'group-name', Values: ['shop-clients'] }],
    })
    const { services: [found] = [] } = await aws.ecs('DescribeServices', { cluster: 'shop', services: ['web'] })
    expect(found?.networkConfiguration?.awsvpcConfiguration?.securityGroups).toEqual([group?.GroupId])
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  })

  it('that is not known yet is told by the plan as such', async () => {
    const { simulator } = account()
    const calling = (url: string | Deferred) =>
      stack('shop').add(
        service('web')
          .cluster(prod)
          .taskDefinition(
            taskDefinition('web')
              .fargate()
              .cpu(0.25)
              .memory(0.5)
              .container('app', c => c.image(IMAGE).command('curl', url)),
          )
          .network(vpc),
      )
    await deploy(calling('http://old'), simulator.options())
    const next = await plan(calling(edge.url), simulator.options())
    expect(String(next)).toContain(
      'containers.app.command: ["curl","http://old"] -> ["curl","(new load-balancer/edge url)"]',
    )
  })

  it('stands in policies', async () => {
    const { aws, simulator } = account()
    const worker = run('worker')
    const boss = definition('boss').taskRole({
      allow: [
        { actions: ['ecs:UpdateService'], resources: [worker.arn] },
        { actions: ['ecs:RunTask'], resources: [interpolate`${prod.arn}/*`] },
        {
          actions: ['ecs:StopTask'],
          resources: ['*'],
          conditions: { ArnEquals: { 'ecs:cluster': prod.arn }, StringLike: { 'aws:ResourceTag/app': ['b*', 'a*'] } },
        },
      ],
    })
    const program = stack('shop').add(service('boss').cluster(prod).taskDefinition(boss).network(vpc))
    await deploy(program, simulator.options())
    const { Roles = [] } = await aws.iam('ListRoles', { PathPrefix: '/fluent-ecs/shop/' })
    const RoleName = Roles.find(each => each.RoleName?.startsWith('shop-boss-task'))?.RoleName ?? ''
    const { PolicyNames: [PolicyName = ''] = [] } = await aws.iam('ListRolePolicies', { RoleName })
    const { PolicyDocument = '' } = await aws.iam('GetRolePolicy', { RoleName, PolicyName })
    const arn = 'arn:aws:ecs:us-east-1:123456789012'
    expect(JSON.parse(decodeURIComponent(PolicyDocument)).Statement).toMatchObject([
      { Resource: `${arn}:service/shop/worker` },
      { Resource: `${arn}:cluster/shop/*` },
      {
        Condition: {
          ArnEquals: { 'ecs:cluster': `${arn}:cluster/shop` },
          StringLike: { 'aws:ResourceTag/app': ['a*', 'b*'] },
        },
      },
    ])
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  })

  // https://github.com/pulumi/pulumi-random/issues/245, https://github.com/pulumi/pulumi-aws/issues/1783
  it('is not put into a string by accident', () => {
    const name = 'dnsName of load balancer edge'
    const accidents = [
      () => `http://${edge.dnsName}`,
      () => 'http://'.concat(String(edge.dnsName)),
      () => `${edge.dnsName}`.toLowerCase(),
    ]
    for (const accident of accidents) {
      let thrown: unknown
      try {
        accident()
      } catch (error) {
        thrown = error
      }
      if (!isInvalidDefinitionError(thrown)) throw thrown
      expect(thrown.issues[0]?.message).toBe(
        `(${name}) is known only once it is there, so that it cannot be put into a string here`,
      )
    }
  })

  it('needs a resource that lacks nothing', () => {
    expect(() => loadBalancer('edge').dnsName).toThrow('This load balancer is incomplete: call .network()')
  })

  it('is checked like any other text where it is known, and not where it is not', () => {
    const named = definition('web', { A: edge.url, B: interpolate`${edge.url}/${prod.name}` })
    expect(named.issues().filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

it('a service without a target has no target group', () => {
  expect(() => run('web').targetGroupArn).toThrow('a service without a target has no target group')
})

it('the listener and the registry of a service are what something in front of it asks for', async () => {
  const tcp = networkLoadBalancer('tcp').network(vpc).internal().tcp(8080)
  const names = namespace.privateDns('shop.local', { network: vpc })
  const behind = run('web').target(tcp, 'app', 80).discoverable(names)
  const shared = run('site').target(edge.host('shop.example.com'), 'app', 80)
  const { aws, simulator } = account()
  const program = stack('shop')
    .add(behind)
    .output('listener', behind.listenerArn)
    .output('registry', behind.registryArn)
  const { outputs } = await deploy(program, simulator.options())
  const { LoadBalancers: [made] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['tcp'] })
  const { Listeners: [listener] = [] } = await aws.elbv2('DescribeListeners', {
    LoadBalancerArn: made?.LoadBalancerArn,
  })
  const { Services: [registry] = [] } = await aws.serviceDiscovery('ListServices', {})
  expect(outputs).toEqual({ listener: listener?.ListenerArn, registry: registry?.Arn })
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  const other = await plan(stack('other').add(shared).output('a', shared.listenerArn), account().simulator.options())
  expect(other.outputs.a).toBe('(new listener/edge:80 arn)')
  expect(() => run('web').listenerArn).toThrow('no listener is known that sends to it')
  expect(() => run('web').registryArn).toThrow('no service of Cloud Map is made for it')
})

describe('outputs', () => {
  const site = run('web').target(edge.path('/*'), 'app', 80)
  const program = stack('shop')
    .add(site)
    .output('edge', edge.dnsName)
    // https://github.com/npalm/terraform-aws-ecs-service/pull/3
    .output('zone', edge.hostedZoneId)
    .output('service', site.arn)
    .output('targets', site.targetGroupArn)
    .output('version', '1.4.2')

  // https://github.com/aws/amazon-ecs-cli/issues/641
  it('are in the result, under the names of the program, and in a file for other tools', async () => {
    const { aws, simulator } = account()
    const outputsFile = join(mkdtempSync(join(tmpdir(), 'outputs-')), 'deep', 'outputs.json')
    const { outputs, outcome } = await deploy(program, { ...simulator.options(), outputsFile })
    const { LoadBalancers: [made] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    const { TargetGroups: [group] = [] } = await aws.elbv2('DescribeTargetGroups', {})
    const expected = {
      edge: made?.DNSName,
      zone: made?.CanonicalHostedZoneId,
      service: 'arn:aws:ecs:us-east-1:123456789012:service/shop/web',
      targets: group?.TargetGroupArn,
      version: '1.4.2',
    }
    expect(outcome).toBe('deployed')
    expect(outputs).toEqual(expected)
    expect(JSON.parse(readFileSync(outputsFile, 'utf8'))).toEqual(expected)
    const again = await deploy(program, simulator.options())
    expect(again.outcome).toBe('unchanged')
    expect(again.outputs).toEqual(expected)
    expect((await plan(program, simulator.options())).outputs).toEqual(expected)
    const [told] = await status({ cluster: 'shop', services: ['web'] }, simulator.options())
    expect(told?.targets).toMatchObject([{ targetGroupArn: group?.TargetGroupArn }])
  })

  // https://github.com/hashicorp/terraform/issues/18472
  it('are in the plan, as far as they are known', async () => {
    const { simulator } = account()
    const before = await plan(program, simulator.options())
    expect(before.outputs).toEqual({
      edge: '(new load-balancer/edge dnsName)',
      zone: '(new load-balancer/edge hostedZoneId)',
      service: '(new service/web arn)',
      targets: '(new target-group/web-app-80:edge arn)',
      version: '1.4.2',
    })
    expect(String(before)).toContain('  > output  edge: (new load-balancer/edge dnsName)')
    const { outputs, plan: made } = await deploy(program, simulator.options())
    expect(made.outputs).toEqual(before.outputs)
    const after = await plan(program, simulator.options())
    expect(after).toMatchObject({ isEmpty: true, outputs })
    expect(String(after)).toContain(`  > output  edge: ${outputs.edge}`)
  })

  // https://github.com/aws/aws-cdk-cli/pull/1387, https://github.com/aws/aws-sam-cli/issues/2770
  it('are written for other tools although nothing changed', async () => {
    const { simulator } = account()
    const { outputs } = await deploy(program, simulator.options())
    const outputsFile = join(mkdtempSync(join(tmpdir(), 'outputs-')), 'outputs.json')
    const again = await deploy(program, { ...simulator.options(), outputsFile })
    expect(again.outcome).toBe('unchanged')
    expect(JSON.parse(readFileSync(outputsFile, 'utf8'))).toEqual(outputs)
  })

  // https://github.com/aws/aws-cdk/issues/186, https://github.com/pulumi/pulumi/issues/3234
  it('that are new are there without a change of anything else, texts with values in them, too', async () => {
    const { simulator } = account()
    const { outputs: before } = await deploy(program, simulator.options())
    const more = program.output('endpoint', interpolate`http://${edge.dnsName}`)
    const { outputs, outcome } = await deploy(more, simulator.options())
    expect(outcome).toBe('unchanged')
    expect(outputs.endpoint).toBe(`http://${before.edge}`)
  })

  it('bring along what they are of', async () => {
    const { simulator } = account()
    const images = repository('shop/web')
    const { outputs } = await deploy(stack('shop').output('images', images.uri), simulator.options())
    expect(outputs.images).toBe('123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web')
  })

  it('that cannot be written are refused before anything is changed', async () => {
    const { simulator } = account()
    const outputsFile = join(import.meta.filename, 'outputs.json')
    const error = await deploy(program, { ...simulator.options(), outputsFile }).catch((caught: unknown) => caught)
    expect(isPlanError(error, 'outputs.unwritable')).toBe(true)
    expect(simulator.calls).toEqual([])
  })

  it('have names of their own', () => {
    const twice = (): unknown => Reflect.apply(program.output, program, ['edge', 'other'])
    expect(twice).toThrow(/would replace the output edge/)
    const bad = stack('shop').add(site).output('two words', 'x')
    expect(bad.issues().map(({ message }) => message)).toContain('"two words" is not the name of an output')
  })
})

describe('the URLs of a stack', () => {
  const urlsOf = async (simulator: Simulator, program: Stack) => (await deploy(program, simulator.options())).urls
  const secured = (certificate: string) => {
    const simulator = createSimulator()
    simulator.certificate(certificate)
    simulator.hostedZone('example.com')
    return { simulator, edge: loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate }) }
  }

  // A browser refuses the load balancer's own name, for which no certificate is good.
  it('are those of the hosts that routes ask for, whose DNS is elsewhere', async () => {
    const { simulator, edge: lb } = secured('shop.example.com')
    const site = run('web').target(lb.host('shop.example.com').path('/api/*'), 'app', 80)
    expect(await urlsOf(simulator, stack('shop').add(site))).toEqual(['https://shop.example.com'])
  })

  it('are those of the certificate, where every host is served', async () => {
    const { simulator, edge: lb } = secured('shop.example.com')
    expect(await urlsOf(simulator, stack('shop').add(run('web').target(lb, 'app', 80)))).toEqual([
      'https://shop.example.com',
    ])
  })

  it('are those of records, which are in the DNS', async () => {
    const { simulator, edge: lb } = secured('shop.example.com')
    const site = run('web').target(lb.host('shop.example.com', 'www.example.org'), 'app', 80)
    const dns = hostedZone('example.com').alias('shop.example.com', lb)
    expect(await urlsOf(simulator, stack('shop').add(site, dns))).toEqual(['https://shop.example.com'])
  })

  it('leave out wildcards, and name the load balancer itself where there is nothing else', async () => {
    const { simulator, edge: lb } = secured('*.example.com')
    const site = run('web').target(lb.host('*.example.com'), 'app', 80)
    expect(await urlsOf(simulator, stack('shop').add(site))).toEqual([
      expect.stringMatching(/^https:\/\/edge-\d+\.us-east-1\.elb\.amazonaws\.com$/),
    ])
    const { simulator: plain } = account()
    expect(await urlsOf(plain, stack('shop').add(run('web').target(edge.path('/api/*'), 'app', 80)))).toEqual([
      expect.stringMatching(/^http:\/\/edge-\d+\.us-east-1\.elb\.amazonaws\.com$/),
    ])
  })

  // https://github.com/aws/aws-cdk/issues/26103, https://github.com/aws/aws-cdk/issues/11171
  it('are in lower case, as browsers send them, whatever the load balancer is called', async () => {
    const { aws, simulator } = account()
    const named = loadBalancer('BlueGreenALB').network(vpc).http()
    const site = run('web', { CALLBACK: interpolate`${named.url}/oauth2/idpresponse` }).target(named, 'app', 80)
    const { urls } = await deploy(stack('shop').add(site), simulator.options())
    const { LoadBalancers: [made] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['BlueGreenALB'] })
    expect(made?.DNSName).toMatch(/^BlueGreenALB-/)
    expect(urls).toEqual([`http://${made?.DNSName?.toLowerCase()}`])
    expect((await plan(stack('shop').add(site), simulator.options())).isEmpty).toBe(true)
  })

  it('and edge.url are one', async () => {
    const { simulator, edge: lb } = secured('shop.example.com')
    const site = run('web', { PUBLIC_URL: lb.url }).target(lb.host('shop.example.com'), 'app', 80)
    const { urls, outputs } = await deploy(stack('shop').add(site).output('url', lb.url), simulator.options())
    expect(urls).toEqual([outputs.url])
    expect(outputs.url).toBe('https://shop.example.com')
  })
})
