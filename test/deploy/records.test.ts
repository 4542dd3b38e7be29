import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import {
  certificate,
  type Deployable,
  deploy,
  destroy,
  hostedZone,
  loadBalancer,
  network,
  plan,
  type Stack,
  stack,
} from '../../src/index.ts'
import type { AliasRecord, DnsRecord } from '../../src/internal.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const HOST = 'shop.example.com'
const zone = hostedZone('example.com')
const vpc = network.default()
const old = loadBalancer('old').network(vpc).http()
const edge = loadBalancer('edge').network(vpc).http()
const CHECK = 'abcdef11-2222-3333-4444-555555fedcba'

const program = (...things: readonly (AliasRecord | DnsRecord)[]): Stack => stack('shop').add(old, edge, ...things)

// The simulator is behind the real clients, whose types want real ones.
const send = <T>({ clients }: Simulator, command: object): Promise<T> =>
  clients.route53.send(command as never) as Promise<T>

async function account(domain = 'example.com') {
  const simulator = createSimulator()
  const zoneId = simulator.hostedZone(domain)
  return { simulator, zoneId, before: await simulator.resources() }
}

async function setsIn(simulator: Simulator, HostedZoneId: string): Promise<readonly ResourceRecordSet[]> {
  const { ResourceRecordSets = [] } = await send<{ ResourceRecordSets?: ResourceRecordSet[] }>(
    simulator,
    new ListResourceRecordSetsCommand({ HostedZoneId }),
  )
  return ResourceRecordSets.filter(({ Type }) => Type !== 'NS' && Type !== 'SOA')
}

/** What is answered for names, and how it is chosen: without the markers. */
async function answers(simulator: Simulator, zoneId: string): Promise<readonly string[]> {
  const sets = await setsIn(simulator, zoneId)
  return sets.flatMap(set => {
    if (set.Name?.startsWith('_fluent-ecs')) return []
    const values = set.ResourceRecords?.map(({ Value }) => Value).join(' | ')
    const target = values ?? set.AliasTarget?.DNSName?.replace(/-[0-9a-f]*\..*/, '').replace('dualstack.', '-> ')
    const how = [set.SetIdentifier, set.Weight, set.Failover, set.HealthCheckId && 'checked', set.TTL]
    return [[`${set.Name} ${set.Type}`, target, ...how.filter(each => each !== undefined)].join(' ')]
  })
}

async function put(simulator: Simulator, HostedZoneId: string, set: ResourceRecordSet): Promise<void> {
  const Changes = [{ Action: 'CREATE' as const, ResourceRecordSet: set }]
  await send(simulator, new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }))
}

const address = (Name: string, Value = '192.0.2.1'): ResourceRecordSet => ({
  ...{ Name, Type: 'A', TTL: 60, ResourceRecords: [{ Value }] },
})

/** Deploys, and asks that a second deploy has nothing to do. */
async function deployed(simulator: Simulator, program: Deployable, options: object = {}) {
  const given = { ...simulator.options(), ...options }
  const result = await deploy(program, given)
  const again = await plan(program, given)
  expect(String(again)).toMatch(/nothing to do/)
  return result
}

/** Deploys, and asks after each batch of changes whether the name was ever without an answer. */
async function watched(simulator: Simulator, zoneId: string, program: Deployable) {
  const seen: (readonly string[])[] = []
  const { clients, ...rest } = simulator.options()
  const route53 = {
    ...clients.route53,
    async send(command: object, ...more: unknown[]) {
      const answer = await Reflect.apply(clients.route53.send, clients.route53, [command, ...more])
      if (command instanceof ChangeResourceRecordSetsCommand) {
        const all = await answers(simulator, zoneId)
        seen.push(all.filter(each => each.startsWith(`${HOST}. `)))
      }
      return answer
    },
  }
  await deploy(program, { ...rest, clients: { ...clients, route53: route53 as never } })
  expect(String(await plan(program, simulator.options()))).toMatch(/nothing to do/)
  return seen
}

describe('plain records', () => {
  it('are made, changed, and taken away without a trace', async () => {
    const { simulator, zoneId, before } = await account()
    const long = `v=DKIM1; p=${'x'.repeat(300)}`
    const all = (ttl: number): Stack =>
      stack('shop').add(
        zone.record('mail.example.com', 'A', '192.0.2.1', '192.0.2.2').ttl(ttl),
        zone.record('mail.example.com', 'AAAA', '2001:db8::0001'),
        zone.record('example.com', 'MX', '10 Mail.Example.com.', '20 mx.example.net').ttl(ttl),
        zone.record('example.com', 'TXT', 'v=spf1 include:"a\\b" -all', 'grün'),
        zone.record('key._domainkey.example.com', 'TXT', long),
        zone.record('*.docs.example.com', 'CNAME', 'Docs.Example.net.'),
      )
    await deployed(simulator, all(60))
    expect(await answers(simulator, zoneId)).toEqual([
      'example.com. MX 10 mail.example.com | 20 mx.example.net 60',
      String.raw`example.com. TXT "gr\303\274n" | "v=spf1 include:\"a\\b\" -all" 300`,
      `key._domainkey.example.com. TXT "${long.slice(0, 255)}" "${long.slice(255)}" 300`,
      String.raw`\052.docs.example.com. CNAME docs.example.net 300`,
      'mail.example.com. A 192.0.2.1 | 192.0.2.2 60',
      'mail.example.com. AAAA 2001:db8::1 300',
    ])
    const { applied } = await deployed(simulator, all(30))
    expect(applied.map(({ resource }) => resource)).toEqual(['record mail.example.com A', 'record example.com MX'])
    await destroy(all(30), simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })

  it.each<[string, DnsRecord, string]>([
    ['a mail server that is none', zone.record(HOST, 'MX', '0 .'), 'shop.example.com. MX 0 . 300'],
    ['a service that is not there', zone.record(HOST, 'SRV', '0 0 0 .'), 'shop.example.com. SRV 0 0 0 . 300'],
    [
      'a service',
      zone.record(HOST, 'SRV', '1 10 5269 XMPP.example.com.'),
      'shop.example.com. SRV 1 10 5269 xmpp.example.com 300',
    ],
    // Without the quotes that Route 53 wants, and with them: https://github.com/okta/terraform-provider-okta/issues/2338
    [
      'authorities',
      zone.record(HOST, 'CAA', '0 issue amazon.com', '0 ISSUE "amazon.com"', '0 iodef "mailto:ca@example.com"'),
      'shop.example.com. CAA 0 iodef "mailto:ca@example.com" | 0 issue "amazon.com" 300',
    ],
    [
      'a value that is said twice',
      zone.record(HOST, 'MX', '10 mail.example.com', '10 Mail.example.com.'),
      'shop.example.com. MX 10 mail.example.com 300',
    ],
  ])('may have %s', async (_what, made, answer) => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, stack('shop').add(made))
    expect(await answers(simulator, zoneId)).toEqual([answer])
  })

  it('of IPv6 that somebody has made beside an alias are neither changed nor deleted', async () => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, program(zone.alias(HOST, edge)))
    await put(simulator, zoneId, { ...address(HOST, '2001:db8::9'), Type: 'AAAA' })
    await deployed(simulator, program(zone.alias(HOST, old)))
    await destroy(program(zone.alias(HOST, old)), simulator.options())
    expect((await setsIn(simulator, zoneId)).map(({ Type }) => Type)).toEqual(['AAAA'])
  })

  it('have values that are known once something is there', async () => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, stack('shop').add(zone.record(HOST, 'CNAME', edge.dnsName)))
    expect(await answers(simulator, zoneId)).toEqual([expect.stringMatching(/^shop\.example\.com\. CNAME edge-.*elb/)])
  })

  it('that left the program are told, and pruned', async () => {
    const { simulator, zoneId } = await account()
    const txt = zone.record('example.com', 'TXT', 'one')
    await deployed(simulator, stack('shop').add(txt, zone.record('a.example.com', 'CNAME', 'a.example.net')))
    const { orphans } = await plan(stack('shop').add(txt), simulator.options())
    expect(orphans).toMatchObject([{ resource: 'record a.example.com CNAME', action: 'leave' }])
    await deployed(simulator, stack('shop').add(txt), { prune: true })
    expect(await answers(simulator, zoneId)).toEqual(['example.com. TXT "one" 300'])
  })

  it('of others are refused, and taken over when that is asked for', async () => {
    const { simulator, zoneId } = await account()
    await put(simulator, zoneId, address(HOST, '192.0.2.9'))
    const mine = stack('shop').add(zone.record(HOST, 'A', '192.0.2.1').ttl(60))
    await expect(plan(mine, simulator.options())).rejects.toMatchObject({ code: 'ownership.foreign' })
    await deployed(simulator, mine, { adopt: true })
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A 192.0.2.1 60'])
    await destroy(mine, simulator.options())
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A 192.0.2.1 60'])
  })

  it('of a stack of the same name in another Region are others', async () => {
    const { simulator, zoneId } = await account()
    const mine = stack('shop').add(zone.record(HOST, 'A', '192.0.2.1'))
    await deployed(simulator, mine, { region: 'us-east-1' })
    const [marker] = (await setsIn(simulator, zoneId)).filter(({ Type }) => Type === 'TXT')
    const Value = marker?.ResourceRecords?.[0]?.Value?.replace('us-east-1', 'eu-west-1')
    const ResourceRecordSet = { ...marker, ResourceRecords: [{ Value }] } as ResourceRecordSet
    const Changes = [{ Action: 'UPSERT' as const, ResourceRecordSet }]
    await send(simulator, new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes } }))
    await expect(plan(mine, simulator.options())).rejects.toThrow(/belongs to .* of stack "shop \(eu-west-1\)"/)
  })
})

describe('records that .raw() routes', () => {
  type Raw = Parameters<AliasRecord['raw']>[0]
  const routed = (...all: readonly Raw[]): Stack =>
    program(...all.map((raw, at) => zone.alias(HOST, at === 0 ? old : edge).raw(raw)))
  const policies = async (simulator: Simulator, zoneId: string) =>
    (await setsIn(simulator, zoneId)).flatMap(set => {
      if (set.Name?.startsWith('_fluent-ecs') || set.Type !== 'A') return []
      const { Name: _n, Type: _t, TTL: _l, ResourceRecords: _r, AliasTarget: _a, ...policy } = set
      return [policy]
    })

  // Each of a report of other tools' users
  const cases: readonly (readonly [report: string, before: readonly Raw[], after: readonly Raw[]])[] = [
    [
      'another identifier in the same Region: https://github.com/hashicorp/terraform-provider-aws/issues/1668',
      [{ SetIdentifier: 'shop.example.com', Region: 'eu-west-1' }],
      [{ SetIdentifier: 'eu', Region: 'eu-west-1' }],
    ],
    [
      'Regions that change places: https://github.com/kubernetes-sigs/external-dns/issues/3945',
      [
        { SetIdentifier: 'a', Region: 'us-east-1' },
        { SetIdentifier: 'b', Region: 'eu-west-1' },
      ],
      [
        { SetIdentifier: 'a', Region: 'eu-west-1' },
        { SetIdentifier: 'b', Region: 'us-east-1' },
      ],
    ],
    [
      'two countries: https://github.com/pulumi/pulumi-aws/issues/2587',
      [{ SetIdentifier: 'de', GeoLocation: { CountryCode: 'DE' } }],
      [
        { SetIdentifier: 'de', GeoLocation: { CountryCode: 'DE' } },
        { SetIdentifier: 'fr', GeoLocation: { CountryCode: 'FR' } },
      ],
    ],
    [
      'a continent beside the default: https://github.com/barnybug/cli53/issues/317',
      [{ SetIdentifier: 'Default', GeoLocation: { CountryCode: '*' } }],
      [
        { SetIdentifier: 'Default', GeoLocation: { CountryCode: '*' } },
        { SetIdentifier: 'Europe', GeoLocation: { ContinentCode: 'EU' } },
      ],
    ],
    [
      'more of a geo pool: https://github.com/octodns/octodns/issues/370',
      [{ SetIdentifier: 'oc', GeoLocation: { ContinentCode: 'OC' } }],
      [{ SetIdentifier: 'oc', GeoLocation: { ContinentCode: 'AS' } }],
    ],
    [
      'a part of a country: https://github.com/kubernetes-sigs/external-dns/issues/3563',
      [{ SetIdentifier: 'jp', GeoLocation: { CountryCode: 'JP' } }],
      [{ SetIdentifier: 'jp', GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' } }],
    ],
    [
      'latency with a health check: https://github.com/aws/aws-cdk/pull/28723',
      [{ SetIdentifier: 'a', Region: 'ap-northeast-1' }],
      [{ SetIdentifier: 'a', Region: 'ap-northeast-1', HealthCheckId: CHECK }],
    ],
    [
      'nearness, with a bias, in place of latency: https://github.com/kubernetes-sigs/external-dns/pull/1008',
      [{ SetIdentifier: 'a', Region: 'us-east-1' }],
      [{ SetIdentifier: 'a', GeoProximityLocation: { AWSRegion: 'us-east-1', Bias: 10 } }],
    ],
    [
      'blocks of addresses',
      [{ SetIdentifier: 'office', CidrRoutingConfig: { CollectionId: CHECK, LocationName: 'office' } }],
      [
        { SetIdentifier: 'office', CidrRoutingConfig: { CollectionId: CHECK, LocationName: 'berlin' } },
        { SetIdentifier: 'other', CidrRoutingConfig: { CollectionId: CHECK, LocationName: '*' } },
      ],
    ],
  ]
  it.each(cases)('%s', async (_report, before, after) => {
    const { simulator, zoneId } = await account()
    for (const all of [before, after, before]) {
      await deployed(simulator, routed(...all), { prune: true })
      expect((await plan(routed(...all), simulator.options())).isEmpty).toBe(true)
      const there = await policies(simulator, zoneId)
      expect(there).toHaveLength(all.length)
      expect(there).toEqual(expect.arrayContaining(all.map(each => expect.objectContaining(each))))
    }
  })

  it('are several answers: https://github.com/kubernetes-sigs/external-dns/issues/1363', async () => {
    const { simulator, zoneId } = await account()
    const of = (...values: readonly string[]): Stack =>
      stack('shop').add(
        ...values.map(value => zone.record(HOST, 'A', value).raw({ SetIdentifier: value, MultiValueAnswer: true })),
      )
    for (const to of [of('192.0.2.1', '192.0.2.2'), of('192.0.2.2', '192.0.2.3')])
      await deployed(simulator, to, { prune: true })
    expect(await policies(simulator, zoneId)).toEqual([
      { SetIdentifier: '192.0.2.2', MultiValueAnswer: true },
      { SetIdentifier: '192.0.2.3', MultiValueAnswer: true },
    ])
  })

  it('take the place of simple and weighted ones, and give it back, without a moment in which the name has no answer', async () => {
    const { simulator, zoneId } = await account()
    const simple = program(zone.alias(HOST, old))
    const weighted = program(zone.alias(HOST, old).weighted('eu', 1), zone.alias(HOST, edge).weighted('us', 1))
    const raw = routed({ SetIdentifier: 'eu', Region: 'eu-west-1' }, { SetIdentifier: 'us', Region: 'us-east-1' })
    for (const to of [simple, raw, weighted, raw, simple]) {
      await deployed(simulator, to, { prune: true })
      expect((await plan(to, simulator.options())).isEmpty).toBe(true)
      expect(await answers(simulator, zoneId)).not.toEqual([])
    }
    await destroy(raw, simulator.options())
    expect(await setsIn(simulator, zoneId)).toEqual([])
  })

  it('of two stacks stand beside each other, and not in one Region: https://github.com/aws/aws-cdk/issues/25404', async () => {
    const { simulator, zoneId } = await account()
    const inRegion = (name: string, Region: string): Stack =>
      stack(name).add(zone.record(HOST, 'CNAME', `${name}.example.net`).raw({ SetIdentifier: name, Region }))
    await deployed(simulator, inRegion('east', 'us-east-1'))
    await deployed(simulator, inRegion('west', 'us-west-2'))
    expect(await answers(simulator, zoneId)).toHaveLength(2)
    await expect(plan(inRegion('other', 'us-west-2'), simulator.options())).rejects.toThrow(
      'beside the latency CNAME record',
    )
  })
})

describe('weighted and failover records', () => {
  it('stand beside each other, and change in place', async () => {
    const { simulator, zoneId, before } = await account()
    const shares = (share: number): Stack =>
      program(
        zone.alias(HOST, old).weighted('old', 255 - share),
        zone.alias(HOST, edge).weighted('new', share, { healthCheckId: CHECK }),
      )
    await deployed(simulator, shares(10))
    expect(await answers(simulator, zoneId)).toEqual([
      'shop.example.com. A -> edge new 10 checked',
      'shop.example.com. A -> old old 245',
    ])
    const { applied } = await deployed(simulator, shares(200))
    expect(applied).toMatchObject([{ action: 'update' }, { action: 'update' }])
    await destroy(shares(200), simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })

  it('swap their roles: https://github.com/boto/boto3/issues/1347', async () => {
    const { simulator, zoneId } = await account()
    const roles = (one: 'PRIMARY' | 'SECONDARY', other: 'PRIMARY' | 'SECONDARY'): Stack =>
      program(zone.alias(HOST, old).failover('old', one), zone.alias(HOST, edge).failover('new', other))
    await deployed(simulator, roles('PRIMARY', 'SECONDARY'))
    const seen = await watched(simulator, zoneId, roles('SECONDARY', 'PRIMARY'))
    expect(await answers(simulator, zoneId)).toEqual([
      'shop.example.com. A -> edge new PRIMARY',
      'shop.example.com. A -> old old SECONDARY',
    ])
    expect(seen.every(each => each.length === 2)).toBe(true)
  })

  it.each([
    ['simple', program(zone.alias(HOST, old))],
    ['plain', program(zone.record(HOST, 'A', '192.0.2.1'))],
  ])(
    'take the place of a %s one without a moment in which the name has no answer, or the new one all of it: https://github.com/hashicorp/terraform-provider-aws/issues/11485',
    async (_what, from) => {
      const { simulator, zoneId } = await account()
      await deployed(simulator, from)
      const to = program(zone.alias(HOST, edge).weighted('new', 10), zone.alias(HOST, old).weighted('old', 90))
      const { notes, orphans } = await plan(to, simulator.options())
      expect(notes.join()).toMatch(/takes the place of record shop\.example\.com.* in one change/)
      expect(orphans).toMatchObject([{ action: 'delete' }])
      const seen = await watched(simulator, zoneId, to)
      for (const each of seen) expect(each.some(answer => answer.includes(' old 90'))).toBe(true)
      expect(await answers(simulator, zoneId)).toEqual([
        'shop.example.com. A -> edge new 10',
        'shop.example.com. A -> old old 90',
      ])
      const back = await watched(simulator, zoneId, from)
      for (const each of back) expect(each).not.toEqual([])
      expect(await answers(simulator, zoneId)).toHaveLength(1)
    },
  )

  it('of one stack are nothing to another: https://github.com/kubernetes-sigs/external-dns/issues/1698', async () => {
    const { simulator, zoneId } = await account()
    const one = stack('one').add(zone.alias(HOST, old).weighted('one', 1))
    const two = stack('two').add(zone.alias(HOST, edge).weighted('two', 1))
    await deployed(simulator, one)
    await deployed(simulator, two, { prune: true })
    await deployed(simulator, stack('one').add(zone.alias(HOST, old).weighted('one', 2)), { prune: true })
    await destroy(two, simulator.options())
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A -> old one 2'])
    const same = stack('two').add(zone.alias(HOST, edge).weighted('one', 1))
    await expect(plan(same, simulator.options())).rejects.toThrow(/belongs to .* of stack "one"/)
  })

  it('change their TTL together: https://github.com/hashicorp/terraform/issues/16389', async () => {
    const { simulator, zoneId } = await account()
    const both = (ttl: number): Stack =>
      stack('shop').add(
        zone.record(HOST, 'CNAME', 'a.example.net').ttl(ttl).weighted('live', 99),
        zone.record(HOST, 'CNAME', 'b.example.net').ttl(ttl).weighted('canary', 1),
      )
    await deployed(simulator, both(300))
    const seen = await watched(simulator, zoneId, both(60))
    expect(seen.every(each => each.length === 2)).toBe(true)
    expect(await answers(simulator, zoneId)).toEqual([
      'shop.example.com. CNAME b.example.net canary 1 60',
      'shop.example.com. CNAME a.example.net live 99 60',
    ])
  })

  it('move from one policy to the other: https://github.com/kubernetes-sigs/external-dns/issues/4345', async () => {
    const { simulator, zoneId } = await account()
    await deployed(
      simulator,
      program(zone.alias(HOST, old).weighted('old', 1), zone.alias(HOST, edge).weighted('new', 1)),
    )
    const to = program(
      zone.alias(HOST, old).failover('old', 'SECONDARY'),
      zone.alias(HOST, edge).failover('new', 'PRIMARY'),
    )
    const seen = await watched(simulator, zoneId, to)
    expect(seen.every(each => each.length === 2)).toBe(true)
    expect(await answers(simulator, zoneId)).toEqual([
      'shop.example.com. A -> edge new PRIMARY',
      'shop.example.com. A -> old old SECONDARY',
    ])
  })

  it('with another identifier leave no part behind: https://github.com/hashicorp/terraform-provider-aws/issues/7998', async () => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, program(zone.alias(HOST, edge).weighted('a', 5)))
    await deployed(simulator, program(zone.alias(HOST, edge).weighted('b', 5)), { prune: true })
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A -> edge b 5'])
    expect(await setsIn(simulator, zoneId)).toHaveLength(2)
  })
})

describe('what Route 53 has not beside each other', () => {
  it.each<[string, ResourceRecordSet, Stack]>([
    [
      'simple and weighted: https://github.com/chef-boneyard/route53/issues/100',
      address(HOST),
      program(zone.alias(HOST, edge).weighted('new', 10)),
    ],
    ['weighted and simple', { ...address(HOST), SetIdentifier: 'a', Weight: 1 }, program(zone.alias(HOST, edge))],
    [
      'a CNAME and an address: https://github.com/octodns/octodns/issues/507',
      { ...address(HOST, 'a.example.net'), Type: 'CNAME' },
      program(zone.alias(HOST, edge)),
    ],
    [
      'an address and a CNAME: https://github.com/ansible-collections/amazon.aws/issues/2694',
      address(HOST),
      stack('shop').add(zone.record(HOST, 'CNAME', 'a.example.net')),
    ],
    [
      'weighted ones of two TTLs: https://github.com/aws/aws-sdk-go-v2/issues/518',
      { ...address(HOST), SetIdentifier: 'a', Weight: 1 },
      stack('shop').add(zone.record(HOST, 'A', '192.0.2.1').ttl(5).weighted('b', 1)),
    ],
  ])('is told by the plan: %s', async (_what, there, wanted) => {
    const { simulator, zoneId } = await account()
    await put(simulator, zoneId, there)
    await expect(plan(wanted, simulator.options())).rejects.toMatchObject({ code: 'record.name-taken' })
    await expect(plan(wanted, { ...simulator.options(), adopt: true })).rejects.toMatchObject({
      code: 'record.name-taken',
    })
  })

  it('is told by the plan where only the mark of another stack is left', async () => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, stack('old').add(zone.record(HOST, 'TXT', 'text')))
    const [record] = (await setsIn(simulator, zoneId)).filter(({ Name }) => Name === `${HOST}.`)
    const ChangeBatch = { Changes: [{ Action: 'DELETE' as const, ResourceRecordSet: record }] }
    await send(simulator, new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch }))
    await expect(plan(stack('shop').add(zone.record(HOST, 'TXT', 'new')), simulator.options())).rejects.toMatchObject({
      code: 'record.name-taken',
      message: expect.stringContaining('of stack "old"'),
    })
    await deployed(simulator, stack('old').add(zone.record(HOST, 'TXT', 'again')))
  })

  it('gives way first to what answers with addresses', async () => {
    const { simulator, zoneId } = await account()
    await deployed(simulator, program(zone.record(HOST, 'CNAME', 'a.example.net')))
    const several = program(
      zone.record(HOST, 'TXT', 'text'),
      zone.record(HOST, 'AAAA', '2001:db8::1'),
      zone.record(HOST, 'A', '192.0.2.1'),
    )
    for (const each of await watched(simulator, zoneId, several)) expect(each.join()).toMatch(/ A /)
    expect(await answers(simulator, zoneId)).toHaveLength(3)
  })

  it.each<[string, Stack, Stack]>([
    ['values an alias', program(zone.record(HOST, 'A', '192.0.2.1')), program(zone.alias(HOST, edge))],
    [
      'values of a failover its aliases, in the other roles',
      program(
        zone.record(HOST, 'A', '192.0.2.1').failover('a', 'PRIMARY', { healthCheckId: CHECK }),
        zone.record(HOST, 'A', '192.0.2.2').failover('b', 'SECONDARY'),
      ),
      program(zone.alias(HOST, edge).failover('a', 'SECONDARY'), zone.alias(HOST, old).failover('b', 'PRIMARY')),
    ],
  ])('gives way where it has the same type and identifier: %s', async (_what, from, to) => {
    const { simulator, zoneId, before } = await account()
    await deployed(simulator, from)
    for (const next of [to, from, to])
      for (const each of await watched(simulator, zoneId, next)) expect(each).not.toEqual([])
    const left = await setsIn(simulator, zoneId)
    expect(left).toHaveLength(2 * left.filter(({ Type }) => Type === 'A').length)
    await destroy(to, simulator.options())
    expect(await simulator.resources()).toEqual(before)
  })

  it('gives way where it is ours: https://github.com/hashicorp/terraform-provider-aws/issues/20815', async () => {
    const { simulator, zoneId } = await account()
    const cname = program(zone.record(HOST, 'CNAME', 'a.example.net'))
    await deployed(simulator, cname)
    const seen = await watched(simulator, zoneId, program(zone.alias(HOST, edge)))
    for (const each of seen) expect(each).not.toEqual([])
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A -> edge'])
    await deployed(simulator, cname)
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. CNAME a.example.net 300'])
    expect(await setsIn(simulator, zoneId)).toHaveLength(2)
  })
})

describe('zones', () => {
  async function split() {
    const { simulator, zoneId } = await account()
    const { HostedZone } = await send<{ HostedZone: { Id: string } }>(
      simulator,
      new CreateHostedZoneCommand({
        Name: 'example.com',
        CallerReference: 'private',
        VPC: { VPCRegion: 'us-east-1', VPCId: 'vpc-elsewhere' },
      }),
    )
    return { simulator, zoneId, privateId: HostedZone.Id.replace('/hostedzone/', '') }
  }

  it('share a name, public and private: https://github.com/octodns/octodns-route53/pull/106', async () => {
    const { simulator, zoneId, privateId } = await split()
    const inside = hostedZone({ name: 'example.com', private: true })
    const both = program(zone.alias(HOST, edge), inside.alias(HOST, old), inside.record(HOST, 'TXT', 'inside'))
    await deployed(simulator, both)
    expect(await answers(simulator, zoneId)).toEqual(['shop.example.com. A -> edge'])
    expect(await answers(simulator, privateId)).toEqual([
      'shop.example.com. A -> old',
      'shop.example.com. TXT "inside" 300',
    ])
    const { notes } = await plan(both, simulator.options())
    expect(notes).toEqual([
      expect.stringMatching(
        /private hosted zone example\.com \(Z.*\) does not answer in vpc-.*, only in vpc-elsewhere: aws route53 associate/,
      ),
    ])
    // The same zones by their ids are the same records.
    const [a, b] = [zoneId, privateId].map(id => hostedZone({ name: 'example.com', id }))
    if (!a || !b) throw new Error('There are two')
    const named = program(a.alias(HOST, edge), b.alias(HOST, old), b.record(HOST, 'TXT', 'inside'))
    const { steps } = await plan(named, simulator.options())
    expect(steps.flatMap(({ action }) => (action === 'create' ? [action] : []))).toEqual([])
    await deployed(simulator, named, { prune: true })
    await destroy(named, simulator.options())
    expect(await setsIn(simulator, privateId)).toEqual([])
  })

  it('that the program says by name and by id, with records of one name, are told', async () => {
    const { simulator, zoneId } = await account()
    const same = hostedZone({ name: 'example.com', id: zoneId })
    for (const other of [
      same.alias(HOST, edge),
      same.alias(HOST, edge).weighted('b', 1),
      same.record(HOST, 'A', '192.0.2.1'),
    ])
      await expect(plan(program(zone.alias(HOST, old), other), simulator.options())).rejects.toMatchObject({
        code: 'record.name-taken',
        message: expect.stringContaining(`are the same hosted zone, ${zoneId}`),
      })
    await deployed(simulator, program(zone.alias(HOST, old), same.record('example.com', 'TXT', 'one')))
  })

  it('that are kept elsewhere prove no certificate by themselves', async () => {
    const away = hostedZone({ name: 'example.com', external: true })
    const { notes } = await plan(stack('shop').add(certificate(HOST, { zone: away })), createSimulator().options())
    expect(notes).toEqual([expect.stringMatching(/is proven by records that somebody has to make/)])
  })

  it('that are kept elsewhere get nothing: the plan says what to make', async () => {
    const simulator = createSimulator()
    const away = hostedZone({ name: 'example.com', external: true })
    const all = stack('shop').add(
      away.alias(HOST, edge),
      away.alias('example.com', edge),
      away.record('example.com', 'TXT', 'v=spf1 -all'),
    )
    const first = await plan(all, simulator.options())
    expect(first.notes).toEqual([
      'To be made where the DNS of example.com is kept: shop.example.com CNAME (dnsName of load balancer edge), which the next plan names',
      'To be made where the DNS of example.com is kept: example.com ALIAS or ANAME, as a CNAME cannot be there, (dnsName of load balancer edge), which the next plan names',
      'To be made where the DNS of example.com is kept: example.com TXT v=spf1 -all (TTL 300 seconds)',
    ])
    const { urls } = await deployed(simulator, all)
    expect(urls).toEqual(['http://shop.example.com', 'http://example.com'])
    const { notes } = await plan(all, simulator.options())
    expect(notes[0]).toMatch(/shop\.example\.com CNAME edge-.*\.elb\.amazonaws\.com$/)
    await destroy(all, simulator.options())
  })
})
