import type { CreateListenerInput } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { type ListenerModel, type ListenerSettings, SSL_POLICY } from '../../../model/listener.ts'
import type { Tags } from '../../../model/resource.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { elbv2Orphans, loadBalancerOf } from '../elbv2-orphans.ts'
import { elbv2TagsOf } from '../elbv2-tags.ts'
import type { ManagedHandler } from '../handler.ts'
import { isLoadBalancerName } from '../load-balancer/load-balancer-name.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { actionInput, type CanonicalAction, canonicalAction, defaultAction } from './default-action.ts'
import { findListener } from './find-listener.ts'
import { readListeners } from './listeners.ts'

const NONE = 'none'

export interface ListenerProps {
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: string
  readonly certificateArn: string
  readonly sslPolicy: string
  readonly defaultAction: CanonicalAction
  readonly tags: Tags
}

export const listener: ManagedHandler<'listener', ListenerProps> = {
  turn: 'entry',
  holdsData: false,
  uniqueName: ({ loadBalancer, settings }) => `${loadBalancer.id}:${settings?.port}`,
  asExisting: "loadBalancer.existing('…')",
  identity: ({ arn }) => arn,
  orphans: elbv2Orphans('listener', /:listener\//, async (arn, { aws }) => {
    const call = aws.elbv2('DescribeListeners', { ListenerArns: [arn] })
    const there = (await unlessRefused(call, 'ListenerNotFoundException'))?.Listeners?.[0]
    return there && { name: `${loadBalancerOf(arn)}:${there.Port}`, outputs: { arn } }
  }),
  isNamed(name, id) {
    const [loadBalancer = '', port] = id.split(':')
    const [liveName = '', livePort] = name.split(':')
    return port === livePort && isLoadBalancerName(liveName, loadBalancer)
  },
  immutable: ['loadBalancerArn', 'port'],

  desired: (model, refs, context) => {
    const { loadBalancer } = model
    const settings = settingsOf(model)
    const { certificate = NONE } = settings
    return {
      loadBalancerArn: refs(loadBalancer).arn,
      port: settings.port,
      protocol: settings.protocol,
      certificateArn: typeof certificate === 'string' ? certificate : refs(certificate).arn,
      sslPolicy: settings.protocol === 'HTTPS' ? (settings.sslPolicy ?? SSL_POLICY) : NONE,
      defaultAction: defaultAction(settings.defaultAction),
      tags: desiredTags(model, loadBalancer.tags, context),
    }
  },

  async existing(model, refs, context) {
    const found = await findListener(model, refs(model.loadBalancer).arn, context)
    return { arn: found.ListenerArn ?? '', protocol: found.Protocol ?? '', port: String(found.Port) }
  },

  unsaid(model, live) {
    const { sslPolicy, defaultAction } = settingsOf(model)
    return [
      ...(sslPolicy === undefined && live.sslPolicy !== NONE ? ['sslPolicy'] : []),
      ...(defaultAction.type === 'fixed-response' ? ['defaultAction'] : []),
    ]
  },

  async read(model, refs, context) {
    const { loadBalancer } = model
    const settings = settingsOf(model)
    const loadBalancerArn = refs(loadBalancer).arn
    const found = (await readListeners(loadBalancerArn, context)).find(({ Port }) => Port === settings.port)
    if (!found) return undefined
    const arn = found.ListenerArn ?? ''
    const tags = await elbv2TagsOf(arn, desiredTags(model, loadBalancer.tags, context), context)
    return {
      outputs: { arn },
      props: {
        loadBalancerArn,
        port: settings.port,
        protocol: found.Protocol ?? '',
        certificateArn: found.Certificates?.[0]?.CertificateArn ?? NONE,
        sslPolicy: (found.Protocol === 'HTTPS' ? found.SslPolicy : undefined) ?? NONE,
        defaultAction: canonicalAction(found.DefaultActions),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  async create(desired, model, context) {
    // ELB gives the existing listener when it has the same settings.
    const { Listeners: [created] = [] } = await context.aws.elbv2('CreateListener', {
      LoadBalancerArn: desired.loadBalancerArn,
      ...settingsInput(desired, model),
      Tags: toTagList(creationTags(desired)),
    })
    return { arn: created?.ListenerArn ?? '' }
  },

  async update(desired, live, changed, model, context) {
    const { arn } = live.outputs
    if ([...changed].some(field => field !== 'tags')) {
      const { DefaultActions, ...settings } = settingsInput(desired, model)
      await context.aws.elbv2('ModifyListener', {
        ListenerArn: arn,
        ...settings,
        ...(changed.has('defaultAction') && { DefaultActions }),
      })
    }
    if (changed.has('tags')) await setTags.elbv2(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteListener', { ListenerArn: arn }), 'ListenerNotFoundException')
  },
}

function settingsInput(
  { certificateArn, sslPolicy }: ListenerProps,
  model: ListenerModel,
): Pick<CreateListenerInput, 'Port' | 'Protocol' | 'Certificates' | 'SslPolicy' | 'DefaultActions'> {
  const settings = settingsOf(model)
  const secure = settings.protocol === 'HTTPS'
  return {
    Port: settings.port,
    Protocol: settings.protocol,
    ...(secure ? { Certificates: [{ CertificateArn: certificateArn }], SslPolicy: sslPolicy } : {}),
    DefaultActions: [actionInput(settings.defaultAction)],
  }
}

/** One that is made has settings. */
function settingsOf({ id, settings }: ListenerModel): ListenerSettings {
  if (!settings) throw new RangeError(`Listener ${id} is looked up, not made`)
  return settings
}
