import { describe, expect, it } from 'vitest'
import { deploy, network, plan, stack } from '../../src/index.ts'
import type { RawNetworkSettings } from '../../src/model/raw-settings.ts'
import { account } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

type Policy = Readonly<Record<string, unknown>>

const allow = (Resource: unknown, more: Policy = {}): Policy => ({
  Effect: 'Allow',
  Principal: '*',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource,
  ...more,
})
const FULL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
const policies = (s3: readonly Policy[] = [], logs: readonly Policy[] = []): RawNetworkSettings => {
  const of = (Statement: readonly Policy[]) => ({
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  })
  return { VpcEndpoint: { ...(s3.length > 0 && { s3: of(s3) }), ...(logs.length > 0 && { logs: of(logs) }) } }
}
const bare = network('shop', { endpoints: ['s3', 'logs'], nat: 'one' })
const of = (raw?: RawNetworkSettings) => stack('shop').add(raw ? bare.raw(raw) : bare)

const issuesOf = (
  given: object,
  options: Parameters<typeof network>[1] = { endpoints: ['s3', 'ecr.dkr'], nat: 'one' },
) => {
  const made = network('shop', options)
  const issues = Reflect.apply(made.raw, made, [given]).issues()
  return issues.map(({ code, severity }: { code: string; severity: string }) => `${code} ${severity}`)
}

/**
 * What users of other tools met with policies of endpoints:
 * https://github.com/hashicorp/terraform/issues/26397 one that the program lets go of stayed
 * https://github.com/hashicorp/terraform-provider-aws/issues/19906 the same
 * https://github.com/hashicorp/terraform/issues/3519 each run changed it again
 * https://github.com/hashicorp/terraform-provider-aws/pull/28798 another order was a change
 * https://github.com/hashicorp/terraform-provider-aws/issues/42291 what is no policy was refused half-way, and could not be taken back
 * https://github.com/terraform-aws-modules/terraform-aws-vpc/pull/1197 a policy that only denies
 * https://github.com/terraform-aws-modules/terraform-aws-vpc/pull/979 the same
 * https://github.com/awsdocs/amazon-ecr-user-guide/issues/8 layers of ECR behind a closed endpoint of S3
 * https://github.com/margince/margince/pull/5281 the same, where only principals of the account may
 * https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/437 a policy for each of several endpoints
 */
describe('.raw() of a network', () => {
  async function made(...programs: readonly RawNetworkSettings[]) {
    const there = account()
    await deployed(there, ...programs.map(raw => of(raw)))
    const endpoints = async () => (await there.aws.ec2('DescribeVpcEndpoints', {})).VpcEndpoints ?? []
    const policy = async (service: string): Promise<{ Statement: unknown; Version?: string }> =>
      JSON.parse((await endpoints()).find(each => each.ServiceName?.endsWith(`.${service}`))?.PolicyDocument ?? '')
    return { there, policy, endpoints }
  }

  it('gives endpoints their policies, which stay, change, and go', async () => {
    const first = policies([allow('a')], [allow('*', { Action: 'logs:*' })])
    const { there, policy, endpoints } = await made(first)
    expect(await policy('s3')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'a' }],
    })
    const ids = (await endpoints()).map(({ VpcEndpointId }) => VpcEndpointId)
    const turned = policies(
      [allow(['a'], { Action: ['s3:PutObject', 's3:GetObject'] })],
      [allow('*', { Action: 'logs:*' })],
    )
    expect(await steps(of(turned), there)).toEqual([])
    const two = [allow('a'), allow('b', { Principal: { AWS: '123456789012' } })]
    await deployed(there, of(policies(two)))
    const root = allow('b', { Principal: { AWS: ['arn:aws:iam::123456789012:root'] } })
    expect(await steps(of(policies([root, allow('a')])), there)).toEqual([])
    await deployed(there, of(first))
    const second = policies([allow('b')])
    expect(await steps(of(second), there)).toEqual([
      ['update', 'policies.s3.statements.Unnamed1.Resource', 'policies.logs'],
    ])
    await deployed(there, of(second))
    expect(await policy('logs')).toMatchObject({ Statement: [FULL] })
    await deployed(there, of(first), of())
    expect(await policy('s3')).toMatchObject({ Statement: [FULL] })
    expect((await endpoints()).map(({ VpcEndpointId }) => VpcEndpointId)).toEqual(ids)
  })

  it('leaves what is allowed until the deploy is over', async () => {
    const { there } = await made(policies([allow('a')]))
    const before = there.simulator.calls.length
    await deploy(of(policies([allow('b')])), there.simulator.options())
    const asked = there.simulator.calls
      .slice(before)
      .filter(({ operation }) => operation === 'ModifyVpcEndpoint')
      .map(({ input }) => JSON.parse(String(Reflect.get(Object(input), 'PolicyDocument'))).Statement)
    expect(asked).toMatchObject([[{ Resource: ['a', 'b'] }], [{ Resource: 'b' }]])
  })

  // What was denied and stays denied would else be open in between.
  it('denies at once', async () => {
    const denied = (Resource: unknown) => allow(Resource, { Effect: 'Deny' })
    const { there } = await made(policies([allow('*'), denied(['a', 'b'])]))
    const before = there.simulator.calls.length
    await deployed(there, of(policies([allow('*'), denied(['b', 'c'])])))
    const asked = there.simulator.calls
      .slice(before)
      .filter(({ operation }) => operation === 'ModifyVpcEndpoint')
      .map(({ input }) => JSON.parse(String(Reflect.get(Object(input), 'PolicyDocument'))).Statement)
    expect(asked).toMatchObject([[{ Resource: '*' }, { Effect: 'Deny', Resource: ['b', 'c'] }]])
  })

  it('takes the policy of an endpoint with it, and gives it to one that comes again', async () => {
    const said = policies([allow('a')], [allow('b')])
    const fewer = stack('shop').add(network('shop', { endpoints: ['s3'], nat: 'one' }).raw(policies([allow('a')])))
    const { there, policy } = await made(said)
    await deployed(there, fewer, of(said))
    expect(await policy('logs')).toMatchObject({ Statement: [{ Resource: 'b' }] })
  })

  it('sets back what others have made of it, and what they gave an endpoint of which the program says nothing', async () => {
    const { there, endpoints, policy } = await made(policies([allow('a')]))
    for (const { VpcEndpointId } of await endpoints())
      await there.aws.ec2('ModifyVpcEndpoint', {
        VpcEndpointId,
        PolicyDocument: JSON.stringify({ Statement: [allow('z')] }),
      })
    const found = await plan(of(policies([allow('a')])), there.simulator.options())
    expect(String(found)).toContain('policies')
    await deployed(there, of(policies([allow('a')])))
    expect(await policy('s3')).toMatchObject({ Statement: [{ Resource: 'a' }] })
    expect(await policy('logs')).toMatchObject({ Statement: [FULL] })
  })

  it('adds up what is said in several calls', () => {
    const both = network('shop', { endpoints: ['s3', 'logs'], nat: 'one' })
      .raw(policies([allow('a')]))
      .raw(policies([], [allow('b')]))
      .raw({ ...policies(), VpcEndpoint: {} })
    expect(both.build()).toMatchObject({ raw: { VpcEndpoint: { s3: {}, logs: {} } } })
  })

  const s3 = (PolicyDocument: unknown) => ({ VpcEndpoint: { s3: { PolicyDocument } } })
  const said = (...Statement: readonly object[]) => s3(JSON.stringify({ Statement }))

  it.each([
    ['another part', 'API-MEM-01 error', { NatGateway: { PrivateIpAddress: '10.0.0.4' } }],
    ['a part that is misspelt', 'API-MEM-01 error', { VpcEndpoints: {} }],
    ['an endpoint that it has not', 'VPE-NAM-01 error', { VpcEndpoint: { s4: {} } }],
    ['a member with an option', 'API-MEM-01 error', { VpcEndpoint: { s3: { SubnetIds: ['subnet-1'] } } }],
    ['a member that is misspelt', 'API-MEM-01 error', { VpcEndpoint: { s3: { Policy: '{}' } } }],
    ['a list of endpoints', 'JSON-TYP-01 error', { VpcEndpoint: [] }],
    ['a policy beside its name', 'JSON-TYP-01 error', { VpcEndpoint: { s3: 'x' } }],
    ['a policy that is an object', 'JSON-TYP-01 error', s3({ Statement: [] })],
    ['words', 'VPE-POL-01 error', s3('allow all')],
    ['no statement', 'VPE-POL-01 error', said()],
    ['nobody', 'VPE-POL-01 error', said({ Effect: 'Allow', Action: '*', Resource: '*' })],
    ['no effect', 'VPE-POL-01 error', said({ ...FULL, Effect: 'allow' }, FULL)],
    ['two of a name', 'VPE-POL-01 error', said({ ...FULL, Sid: 'a' }, { ...FULL, Sid: 'a' })],
    ['too much', 'VPE-POL-01 error', said({ ...FULL, Sid: 'a'.repeat(20_480) })],
    ['what denies alone', 'VPE-POL-02 warning', said({ ...FULL, Effect: 'Deny' })],
    ['a bucket, and no layers', 'VPE-POL-02 warning', said(allow('arn:aws:s3:::shop/*'))],
    ['a bucket that begins alike', 'VPE-POL-02 warning', said(allow('arn:aws:s3:::prod-*-files/*'))],
  ])('tells %s', (_what, told, given) => {
    expect(issuesOf(given)).toEqual([told])
  })

  it.each([
    [
      'a bucket beside the layers',
      said(allow(['arn:aws:s3:::shop/*', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*'])),
    ],
    ['all buckets', said(allow('arn:aws:s3:::*'))],
    ['all of China', said(allow('arn:aws-cn:s3:::prod-*/*'))],
    ['all but one', said({ ...FULL, Resource: undefined, NotResource: 'arn:aws:s3:::shop/*' })],
    ['everybody but one', said({ ...FULL, Principal: undefined, NotPrincipal: { AWS: '1' } })],
    ['none', s3('')],
  ])('takes %s', (_what, given) => {
    expect(issuesOf(given)).toEqual([])
  })
})
