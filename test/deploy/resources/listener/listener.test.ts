import { describe, expect, it } from 'vitest'
import { listener } from '../../../../src/deploy/resources/listener/listener.ts'
import type { ListenerModel } from '../../../../src/model/listener.ts'
import { listenerModel, loadBalancerModel } from '../models.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const refs = refsTo({ 'load-balancer': { arn: 'lb-1' }, certificate: { arn: 'arn:found' } })
const https = listenerModel()
const { settings: secure = expect.fail() } = https
const http: ListenerModel = {
  kind: 'listener',
  id: 'edge:80',
  loadBalancer: loadBalancerModel,
  settings: {
    port: 80,
    protocol: 'HTTP',
    defaultAction: { type: 'redirect', protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
  },
}

/** A load balancer that keeps its listeners as they were sent. */
function account() {
  const listeners: Record<string, unknown>[] = []
  const tags = new Map<unknown, unknown>()
  return scripted({
    'elbv2 CreateListener': ({ Tags, ...input }) => {
      const made = { ...input, ListenerArn: `listener/${input.Port}` }
      listeners.push(made)
      tags.set(made.ListenerArn, Tags)
      return { Listeners: [made] }
    },
    'elbv2 DescribeListeners': ({ Marker }) =>
      Marker ? { Listeners: listeners.slice(1) } : { Listeners: listeners.slice(0, 1), NextMarker: 'more' },
    'elbv2 DescribeTags': ({ ResourceArns }) => ({
      TagDescriptions: (ResourceArns as string[]).map(arn => ({ ResourceArn: arn, Tags: tags.get(arn) })),
    }),
    'elbv2 DescribeListenerAttributes': () => ({}),
    'elbv2 ModifyListener': () => ({}),
  })
}

describe('listener', () => {
  it.each([
    ['HTTP', http],
    ['HTTPS', https],
  ])('of %s reads back what was made', async (protocol, model) => {
    const port = protocol === 'HTTP' ? 80 : 443
    const { context } = account()
    await listener.create(listener.desired(http, refs, context), http, context)
    await listener.create(listener.desired(https, refs, context), https, context)
    expect(await listener.read(model, refs, context)).toEqual({
      outputs: { arn: `listener/${port}` },
      props: listener.desired(model, refs, context),
      owner: { stack: 'shop', id: `listener/edge:${port}` },
    })
  })

  it('takes a certificate that was looked up, and a policy that allows TLS 1.2 and 1.3', () => {
    const certificate = { kind: 'certificate', id: 'c', domain: 'shop.example.com' } as const
    const model = { ...https, settings: { ...secure, certificate } }
    expect(listener.desired(model, refs, account().context)).toMatchObject({
      certificateArn: 'arn:found',
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    })
  })

  it('is not there when its load balancer is not', async () => {
    const { context } = scripted({ 'elbv2 DescribeListeners': refusing('LoadBalancerNotFoundException') })
    expect(await listener.read(https, refs, context)).toBeUndefined()
  })

  it('is changed in one call, whatever changed of its settings', async () => {
    const { context, calls } = account()
    const desired = listener.desired(https, refs, context)
    const live = { outputs: { arn: 'listener/443' }, props: desired, owner: undefined }
    await listener.update(desired, live, new Set(['sslPolicy', 'defaultAction']), https, context)
    expect(calls).toMatchObject([
      { call: 'elbv2 ModifyListener', input: { ListenerArn: 'listener/443', Protocol: 'HTTPS' } },
    ])
  })
})
