import {
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm'
import {
  AddListenerCertificatesCommand,
  DeleteListenerCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import {
  certificate,
  cluster,
  type DeployEvent,
  deploy,
  destroy,
  hostedZone,
  isDeployError,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const zone = hostedZone('example.com')
const HOST = 'shop.example.com'

interface Options {
  readonly alternativeNames?: readonly `${string}.example.com`[]
  readonly keyAlgorithm?: 'EC_prime256v1'
  readonly more?: readonly string[]
  readonly domain?: `${string}.example.com`
  readonly unused?: boolean
}

const shop = ({ more = [], domain = HOST, unused = false, ...settings }: Options = {}): Stack => {
  const secure = certificate(domain, { zone, ...settings })
  const edge = loadBalancer('edge').network(network.default())
  return stack('shop').add(unused ? secure : edge.https({ certificate: [secure, ...more] }))
}

async function account() {
  const simulator = createSimulator()
  const zoneId = simulator.hostedZone('example.com')
  return { simulator, zoneId, before: await simulator.resources() }
}

// The simulator is behind the real clients, whose types want real ones.
const send = <T>({ clients }: Simulator, service: 'acm' | 'elbv2' | 'route53', command: object): Promise<T> =>
  clients[service].send(command as never) as Promise<T>

async function listed(simulator: Simulator): Promise<readonly string[]> {
  const { LoadBalancers = [] } = await send<{ LoadBalancers?: { LoadBalancerArn: string }[] }>(
    simulator,
    'elbv2',
    new DescribeLoadBalancersCommand({}),
  )
  const { Listeners = [] } = await send<{ Listeners?: { ListenerArn: string }[] }>(
    simulator,
    'elbv2',
    new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn }),
  )
  const { Certificates = [] } = await send<{ Certificates?: { CertificateArn: string; IsDefault: boolean }[] }>(
    simulator,
    'elbv2',
    new DescribeListenerCertificatesCommand({ ListenerArn: Listeners[0]?.ListenerArn }),
  )
  return Certificates.map(({ CertificateArn, IsDefault }) => `${IsDefault ? 'default ' : ''}${CertificateArn}`)
}

async function certificates(simulator: Simulator): Promise<readonly { CertificateArn: string; Status: string }[]> {
  const { CertificateSummaryList = [] } = await send<{
    CertificateSummaryList?: { CertificateArn: string; Status: string }[]
  }>(simulator, 'acm', new ListCertificatesCommand({ Includes: { keyTypes: ['RSA_2048', 'EC_prime256v1'] } }))
  return CertificateSummaryList
}

async function records(simulator: Simulator, HostedZoneId: string): Promise<readonly ResourceRecordSet[]> {
  const { ResourceRecordSets = [] } = await send<{ ResourceRecordSets?: ResourceRecordSet[] }>(
    simulator,
    'route53',
    new ListResourceRecordSetsCommand({ HostedZoneId }),
  )
  return ResourceRecordSets.filter(({ Type }) => Type === 'CNAME')
}

const stays = async (simulator: Simulator, options?: Options): Promise<void> =>
  expect(String(await plan(shop(options), simulator.options()))).toContain('nothing to do')

describe('a certificate that is requested', () => {
  it.each<[string, Options]>([
    ['of one name', {}],
    ['of a domain and its wildcard, which share a record', { alternativeNames: [`*.${HOST}`, 'www.example.com'] }],
    ['of an elliptic curve', { keyAlgorithm: 'EC_prime256v1' }],
  ])('%s is issued before its listener is made, stays, and is destroyed to nothing', async (_name, options) => {
    const { simulator, before } = await account()
    await deploy(shop(options), simulator.options())
    expect((await certificates(simulator)).map(({ Status }) => Status)).toEqual(['ISSUED'])
    await stays(simulator, options)
    await destroy(shop(options), simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })

  // https://github.com/aws/aws-cdk/issues/4179
  it('that ACM holds for in use, minutes after its load balancer has gone, is waited for', async () => {
    const { simulator, before } = await account()
    await deploy(shop(), simulator.options())
    const { clients, ...options } = simulator.options()
    const LoadBalancers = await send<{ LoadBalancers?: { LoadBalancerArn: string }[] }>(
      simulator,
      'elbv2',
      new DescribeLoadBalancersCommand({}),
    )
    const user = LoadBalancers.LoadBalancers?.[0]?.LoadBalancerArn
    const until = simulator.clock.now() + 900_000
    const acm: typeof clients.acm = {
      ...clients.acm,
      send: async (command, given) => {
        const answer = await clients.acm.send(command, given)
        const { Certificate } = Object(answer)
        if (!Certificate || simulator.clock.now() > until) return answer
        return { ...Object(answer), Certificate: { ...Certificate, InUseBy: [user] } }
      },
    }
    const { retained } = await destroy(shop(), { ...options, clients: { ...clients, acm } })
    expect(retained).toEqual([])
    expect(await simulator.resources()).toEqual(before)
  })

  // https://github.com/aws/aws-cdk/issues/16622, https://github.com/hashicorp/terraform-provider-aws/issues/25652
  it('with another name takes the place of the old one, which leaves the listener and is deleted after that', async () => {
    const { simulator, before, zoneId } = await account()
    await deploy(shop(), simulator.options())
    const [old] = await certificates(simulator)
    const more: Options = { alternativeNames: ['www.example.com'] }
    const events: DeployEvent[] = []
    await deploy(shop(more), { ...simulator.options(), onEvent: event => events.push(event) })
    const [present, ...others] = await certificates(simulator)
    expect(others).toEqual([])
    expect(present?.CertificateArn).not.toBe(old?.CertificateArn)
    expect(await listed(simulator)).toEqual([`default ${present?.CertificateArn}`])
    const done = events.flatMap(event => (event.type === 'finished' ? `${event.action} ${event.resource}` : []))
    expect(done).toEqual([`create certificate ${HOST}`, 'update listener edge:443', `delete certificate ${HOST}`])
    // The record of the name that both have stays: without it the new one is not renewed.
    expect(await records(simulator, zoneId)).toHaveLength(2)
    await stays(simulator, more)
    await destroy(shop(more), simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })

  // https://github.com/dflook/cloudformation-dns-certificate/issues/7
  it('leaves the record to another certificate that needs it, and one that was there before to whoever made it', async () => {
    const { simulator, zoneId } = await account()
    await deploy(shop({ unused: true }), simulator.options())
    await send(simulator, 'acm', new RequestCertificateCommand({ DomainName: HOST, ValidationMethod: 'DNS' }))
    await destroy(shop({ unused: true }), simulator.options())
    expect(await records(simulator, zoneId)).toHaveLength(1)
    await deploy(shop({ unused: true }), simulator.options())
    await destroy(shop({ unused: true }), simulator.options())
    expect(await records(simulator, zoneId)).toHaveLength(1)
  })

  it('whose record somebody has taken away gets it again', async () => {
    const { simulator, zoneId } = await account()
    await deploy(shop(), simulator.options())
    const Changes = (await records(simulator, zoneId)).map(ResourceRecordSet => ({
      Action: 'DELETE' as const,
      ResourceRecordSet,
    }))
    const removal = new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes } })
    await send(simulator, 'route53', removal)
    expect(String(await plan(shop(), simulator.options()))).toContain('missingRecords')
    await deploy(shop(), simulator.options())
    expect(await records(simulator, zoneId)).toHaveLength(1)
    await stays(simulator)
  })

  // https://github.com/anomalyco/sst/issues/5781, https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/33
  it('that is not issued in time says which name servers the domain needs, and the next run goes on with it', async () => {
    const { simulator } = await account()
    const run = deploy(shop(), { ...simulator.options(), timeouts: { certificate: 10 } })
    const error = await run.catch((each: unknown) => each)
    expect(isDeployError(error) && [error.outcome, error.diagnosis[0]]).toMatchObject([
      'timed-out',
      { code: 'certificate.not-issued', evidence: expect.arrayContaining([expect.stringContaining('name servers')]) },
    ])
    const [pending] = await certificates(simulator)
    await deploy(shop(), simulator.options())
    expect((await certificates(simulator)).map(({ CertificateArn }) => CertificateArn)).toEqual([
      pending?.CertificateArn,
    ])
  })

  it('without a zone names the records that somebody has to make, in the deploy, its error and the next plan', async () => {
    const { simulator, zoneId } = await account()
    const given = () =>
      stack('shop').add(
        loadBalancer('edge')
          .network(network.default())
          .https({ certificate: certificate(HOST) }),
      )
    expect((await plan(given(), simulator.options())).notes).toEqual([expect.stringContaining('somebody has to make')])
    const events: DeployEvent[] = []
    const options = { ...simulator.options(), onEvent: (event: DeployEvent) => events.push(event) }
    const run = deploy(given(), { ...options, timeouts: { certificate: 20 } })
    const error = await run.catch((each: unknown) => each)
    const record = /_\w+\.shop\.example\.com\. CNAME _\w+\.acm-validations\.aws\./
    expect(isDeployError(error) && error.diagnosis[0]?.evidence.join()).toMatch(record)
    expect(events.flatMap(event => (event.type === 'waiting' ? event.for : [])).join()).toMatch(record)
    const [note = ''] = (await plan(given(), simulator.options())).notes
    expect(note).toMatch(record)
    const [, Name, Value = ''] = /: (\S+) CNAME (\S+)$/.exec(note) ?? []
    const ResourceRecordSet = { Name, Type: 'CNAME' as const, TTL: 60, ResourceRecords: [{ Value }] }
    const Changes = [{ Action: 'CREATE' as const, ResourceRecordSet }]
    await send(
      simulator,
      'route53',
      new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes } }),
    )
    await deploy(given(), simulator.options())
    expect((await plan(given(), simulator.options())).isEmpty).toBe(true)
    await destroy(given(), simulator.options())
    // It was made by somebody else.
    expect(await records(simulator, zoneId)).toHaveLength(1)
  })

  // https://github.com/hashicorp/terraform-provider-aws/issues/17799 and 34909
  it('that was not proven in 72 hours is requested again, and the old request goes', async () => {
    const { simulator } = await account()
    await deploy(shop({ unused: true }), { ...simulator.options(), timeouts: { certificate: 0 } }).catch(() => {})
    const [timedOut] = await certificates(simulator)
    await simulator.clock.sleep(73 * 3_600_000)
    await deploy(shop({ unused: true }), simulator.options())
    const [present, ...others] = await certificates(simulator)
    expect([present?.Status, others]).toEqual(['ISSUED', []])
    expect(present?.CertificateArn).not.toBe(timedOut?.CertificateArn)
  })

  // https://github.com/go-to-k/cdkd/issues/1922
  it('that something else uses is kept, and every later run says so', async () => {
    const { simulator } = await account()
    await deploy(shop({ unused: true }), simulator.options())
    const [made] = await certificates(simulator)
    const other = stack('other').add(
      loadBalancer('other')
        .network(network.default())
        .https({ certificate: made?.CertificateArn ?? '' }),
    )
    await deploy(other, simulator.options())
    for (let run = 0; run < 2; run += 1) {
      const { retained } = await destroy(shop({ unused: true }), simulator.options())
      expect(retained).toEqual([
        {
          resource: `certificate ${HOST}`,
          name: expect.stringMatching(/^certificate\//),
          because: expect.stringMatching(/app\/other.* uses it/),
        },
      ])
    }
    await destroy(other, simulator.options())
    await destroy(shop({ unused: true }), simulator.options())
    expect(await certificates(simulator)).toEqual([])
  })

  it('of the same names is another stack’s own, and taken over where it is nobody’s and that is asked for', async () => {
    const { simulator } = await account()
    const arn = simulator.certificate(HOST)
    await deploy(shop({ unused: true }), simulator.options())
    expect(await certificates(simulator)).toHaveLength(2)
    await destroy(shop({ unused: true }), simulator.options())
    await deploy(shop({ unused: true }), { ...simulator.options(), adopt: true })
    expect((await certificates(simulator)).map(({ CertificateArn }) => CertificateArn)).toEqual([arn])
  })
})

describe('the certificates of a listener', () => {
  const given = async () => {
    const { simulator, before } = await account()
    return { simulator, before, a: simulator.certificate('a.org'), b: simulator.certificate('b.org') }
  }

  // https://github.com/aws/aws-cdk/issues/13150, https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/865
  it('are added and taken away one by one, and what others have added stays', async () => {
    const { simulator, a, b } = await given()
    const foreign = simulator.certificate('foreign.org')
    await deploy(shop({ more: ['a.org', b] }), simulator.options())
    const [own] = await listed(simulator)
    expect((await listed(simulator)).slice(1).sort()).toEqual([a, b].sort())
    await stays(simulator, { more: ['a.org', b] })
    const ListenerArn = (await simulator.resources()).find(arn => arn.includes(':listener/'))
    const add = new AddListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: foreign }] })
    await send(simulator, 'elbv2', add)
    await stays(simulator, { more: ['a.org', b] })
    await deploy(shop({ more: [b] }), simulator.options())
    expect([...(await listed(simulator))].sort()).toEqual([own, b, foreign].sort())
    await stays(simulator, { more: [b] })
    await deploy(shop(), simulator.options())
    expect([...(await listed(simulator))].sort()).toEqual([own, foreign].sort())
    await stays(simulator)
  })

  it('that are looked up are told where they are for no host of a new route', async () => {
    const { simulator } = await given()
    const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
    const routed = (host: string) =>
      stack('shop').add(
        service('web')
          .cluster(cluster('prod'))
          .network(network.default())
          .taskDefinition(web.container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(80)))
          .target(
            loadBalancer('edge')
              .network(network.default())
              .https({ certificate: ['a.org', 'b.org'] })
              .host(host),
            'app',
            80,
          ),
      )
    const notes = async (host: string) => (await plan(routed(host), simulator.options())).notes
    expect(await notes('b.org')).toEqual([])
    expect(await notes('c.org')).toEqual([expect.stringContaining('no certificate for c.org (port 443)')])
    await deploy(routed('c.org'), simulator.options())
    expect(await notes('c.org')).toEqual([])
  })

  it('change places without one that is left over', async () => {
    const { simulator, a, b } = await given()
    const both = (...all: string[]) =>
      stack('shop').add(loadBalancer('edge').network(network.default()).https({ certificate: all }))
    for (const [first = '', ...more] of [[a], [b, a], [a, b], [b], [a]]) {
      await deploy(both(first, ...more), simulator.options())
      const all = await listed(simulator)
      expect([all[0], ...all.slice(1).filter(each => each !== first)]).toEqual([`default ${first}`, ...more])
      expect(String(await plan(both(first, ...more), simulator.options()))).toContain('nothing to do')
    }
  })

  it('can be a wildcard of the stack beside one that is looked up by its own name', async () => {
    const { simulator, before } = await given()
    const arn = simulator.certificate('shop.example.com')
    const wildcard = certificate('*.example.com', { zone: hostedZone('example.com') })
    const both = stack('shop').add(
      loadBalancer('edge')
        .network(network.default())
        .https({ certificate: [wildcard, 'shop.example.com'] }),
    )
    await deploy(both, simulator.options())
    expect(await listed(simulator)).toContain(arn)
    expect(String(await plan(both, simulator.options()))).toContain('nothing to do')
    expect(String(await plan(stack('shop'), simulator.options()))).toContain('orphan  certificate *.example.com')
    await destroy(stack('shop'), simulator.options())
    expect(await certificates(simulator)).toHaveLength(3)
    expect(await simulator.resources()).toEqual(expect.arrayContaining([...before]))
  })

  it('can be of the stack, and then leave with it', async () => {
    const { simulator, before } = await account()
    const two = (second: boolean) => {
      const [one, other] = [HOST, 'www.example.com'].map(name => certificate(name, { zone: hostedZone('example.com') }))
      if (!one || !other) throw new Error('two were made')
      return stack('shop').add(
        loadBalancer('edge')
          .network(network.default())
          .https({ certificate: second ? [one, other] : one }),
      )
    }
    await deploy(two(true), simulator.options())
    expect(await listed(simulator)).toHaveLength(2)
    await deploy(two(false), { ...simulator.options(), prune: true })
    expect(await listed(simulator)).toHaveLength(1)
    expect(await certificates(simulator)).toHaveLength(1)
    await destroy(two(false), simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })
})

it('ACM refuses to delete a certificate that is in use, and sees some time later that it is not', async () => {
  const { simulator } = await account()
  await deploy(shop(), simulator.options())
  const [{ CertificateArn = '' } = {}] = await certificates(simulator)
  const users = async () => {
    const described = new DescribeCertificateCommand({ CertificateArn })
    return (await send<{ Certificate: { InUseBy: string[] } }>(simulator, 'acm', described)).Certificate.InUseBy.length
  }
  const removal = () => send(simulator, 'acm', new DeleteCertificateCommand({ CertificateArn }))
  await expect(removal()).rejects.toMatchObject({ name: 'ResourceInUseException' })
  const ListenerArn = (await simulator.resources()).find(arn => arn.includes(':listener/'))
  await send(simulator, 'elbv2', new DeleteListenerCommand({ ListenerArn }))
  expect(await users()).toBe(1)
  await simulator.clock.sleep(10_000)
  expect(await users()).toBe(0)
  await removal()
})

it('ACM does not know at once what to ask for', async () => {
  const { simulator } = await account()
  const { CertificateArn } = await send<{ CertificateArn: string }>(
    simulator,
    'acm',
    new RequestCertificateCommand({ DomainName: HOST, ValidationMethod: 'DNS' }),
  )
  const { Certificate } = await send<{ Certificate: { DomainValidationOptions: object[] } }>(
    simulator,
    'acm',
    new DescribeCertificateCommand({ CertificateArn }),
  )
  expect(Certificate.DomainValidationOptions[0]).not.toHaveProperty('ResourceRecord.Name')
})

// https://github.com/hashicorp/terraform-provider-aws/issues/17505, https://github.com/hashicorp/terraform-provider-aws/issues/11334
describe('a certificate that is given by its ARN', () => {
  const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666'
  const with443 = (...given: readonly string[]): Stack =>
    stack('shop').add(loadBalancer('edge').network(network.default()).https({ certificate: given }))

  it.each([
    ['is not there', ARN, 'There is no certificate'],
    ['is in another Region', ARN.replace('us-east-1', 'eu-west-1'), 'is in eu-west-1, and a load balancer takes'],
  ])('is told by the plan where it %s, also beside others', async (_what, arn, message) => {
    const simulator = createSimulator()
    const own = simulator.certificate(HOST)
    for (const program of [with443(arn), with443(own, arn)]) {
      const refused = { code: 'certificate.missing', message: expect.stringContaining(message) }
      await expect(plan(program, simulator.options())).rejects.toMatchObject(refused)
    }
    await deploy(with443(own), simulator.options())
    await expect(plan(with443(arn), simulator.options())).rejects.toMatchObject({ code: 'certificate.missing' })
  })

  it('is told where it waits for its proof, and not asked for by who may not', async () => {
    const simulator = createSimulator()
    const request = new RequestCertificateCommand({ DomainName: HOST, ValidationMethod: 'DNS' })
    const { CertificateArn = '' } = await send<{ CertificateArn?: string }>(simulator, 'acm', request)
    await expect(plan(with443(CertificateArn), simulator.options())).rejects.toMatchObject({
      message: expect.stringContaining('is not issued: it is PENDING_VALIDATION'),
    })
    simulator.inject({ operation: 'DescribeCertificate' }, { how: 'rejected', code: 'AccessDeniedException' })
    expect((await plan(with443(ARN), simulator.options())).isEmpty).toBe(false)
  })
})
