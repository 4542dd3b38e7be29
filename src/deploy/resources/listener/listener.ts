import type {
  Action,
  CreateListenerInput,
  Listener,
  ProtocolEnum,
} from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { type AttributeValues, listenerForms } from '../../../model/elbv2-attributes.ts'
import {
  type DefaultAction,
  type ForwardAction,
  isSecure,
  type ListenerModel,
  type ListenerSettings,
  NOT_FOUND,
  SSL_POLICY,
} from '../../../model/listener.ts'
import type { RawListenerSettings } from '../../../model/raw-settings.ts'
import type { Tags } from '../../../model/resource.ts'
import { canonical, hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { unlessNotThere } from '../../graph/not-there.ts'
import { comparedTags, creationTags, desiredTags, HASH, ownerOf } from '../../ownership.ts'
import { changedFields } from '../../planning/diff.ts'
import { attributeChanges, attributesUnsaid, comparedAttributes } from '../elbv2-attributes.ts'
import { elbv2Orphans, loadBalancerOf } from '../elbv2-orphans.ts'
import { elbv2TagsOf } from '../elbv2-tags.ts'
import type { Live, ManagedHandler, Refs } from '../handler.ts'
import { ignoredOfPair } from '../ignored-drift.ts'
import { liveTargets, pairTargets, targetsOf } from '../listener-rule/rule-groups.ts'
import { endingSwitch, finishSwitch, noteSwitch, switching } from '../listener-rule/rule-switch.ts'
import { forwardTo, type RuleTarget } from '../listener-rule/rule-targets.ts'
import { silentPair } from '../listener-rule/silent-pair.ts'
import { isLoadBalancerName } from '../load-balancer/load-balancer-name.ts'
import { rawAsGiven } from '../raw-members.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import {
  actionInput,
  type CanonicalAction,
  canonicalAction,
  defaultAction,
  formerActions,
  forwardingTo,
  targetsOfAction,
} from './default-action.ts'
import { findListener } from './find-listener.ts'
import { givenCertificates } from './given-certificates.ts'
import {
  certificatesTag,
  changeCertificates,
  moreArns,
  noteCertificates,
  ourCertificates,
} from './listener-certificates.ts'
import { readListeners } from './listeners.ts'

const NONE = 'none'

export interface ListenerProps {
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: ProtocolEnum
  readonly certificateArn: string
  readonly moreCertificates: readonly string[]
  readonly sslPolicy: string
  readonly defaultAction: CanonicalAction
  readonly attributes: AttributeValues
  readonly MutualAuthentication?: RawListenerSettings['MutualAuthentication']
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
  whileReplaced: 'its port does not answer meanwhile',
  back: {
    ours: ['moreCertificates'],
    refuses: ({ action, changes, model }) => {
      const isRaw = model.settings?.raw?.DefaultActions !== undefined
      const fields = changedFields(changes)
      const others = [...fields].filter(
        field => field === 'MutualAuthentication' || (isRaw && field === 'defaultAction'),
      )
      if (action !== 'update') return undefined
      if (others.length > 0) return `its ${others.join(' and ')} cannot be set back`
      const isPair = pairOf(model) !== undefined
      return isPair && fields.has('defaultAction') ? 'requests are shared between its target groups' : undefined
    },
  },
  immutable: ['loadBalancerArn', 'port'],

  desired: (model, refs, context, live) => {
    const { loadBalancer } = model
    const settings = settingsOf(model)
    const { certificate = NONE } = settings
    return {
      loadBalancerArn: refs(loadBalancer).arn,
      port: settings.port,
      protocol: settings.protocol,
      certificateArn: typeof certificate === 'string' ? certificate : refs(certificate).arn,
      moreCertificates: moreArns(settings, refs),
      sslPolicy: isSecure(settings.protocol) ? (settings.sslPolicy ?? SSL_POLICY) : NONE,
      defaultAction: rawActions(settings) ?? wantedAction(model, refs, live),
      attributes: settings.attributes ?? {},
      ...(settings.raw?.MutualAuthentication && { MutualAuthentication: settings.raw.MutualAuthentication }),
      tags: desiredTags(model, loadBalancer.tags, context),
    }
  },

  async existing(model, refs, context) {
    const found = await findListener(model, refs(model.loadBalancer).arn, context)
    return { arn: found.ListenerArn ?? '', protocol: found.Protocol ?? '', port: String(found.Port) }
  },

  unsaid(model, live) {
    const { sslPolicy, defaultAction, attributes, raw } = settingsOf(model)
    return [
      ...(sslPolicy === undefined && live.sslPolicy !== NONE ? ['sslPolicy'] : []),
      ...(isUsual(defaultAction) && !raw?.DefaultActions ? ['defaultAction'] : []),
      ...(raw?.MutualAuthentication ? [] : ['MutualAuthentication']),
      ...attributesUnsaid(live.attributes, attributes),
    ]
  },

  async read(model, refs, context) {
    const { loadBalancer } = model
    const settings = settingsOf(model)
    const loadBalancerArn = refs(loadBalancer).arn
    const found = (await readListeners(loadBalancerArn, context)).find(({ Port }) => Port === settings.port)
    if (!found) return undefined
    const arn = found.ListenerArn ?? ''
    const pair = pairOf(model)
    const tags = await elbv2TagsOf(arn, desiredTags(model, loadBalancer.tags, context), context)
    return {
      outputs: { arn },
      props: {
        loadBalancerArn,
        port: settings.port,
        protocol: found.Protocol ?? settings.protocol,
        certificateArn: found.Certificates?.[0]?.CertificateArn ?? NONE,
        moreCertificates: await ourCertificates(found, tags, context),
        sslPolicy: (isSecure(found.Protocol) ? found.SslPolicy : undefined) ?? NONE,
        defaultAction: rawActions(settings, found.DefaultActions) ?? liveAction(found.DefaultActions, model, refs),
        attributes: await attributesOf(found, settings, tags, context),
        ...rawAsGiven({ MutualAuthentication: found.MutualAuthentication }, settings.raw, RAW_DEFAULTS),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      ...(pair && { ignored: ignoredOfPair(found.DefaultActions, pair, refs) }),
    }
  },

  async foresee(model, live: Live<'listener', ListenerProps> | undefined, actions, context) {
    const { problems = [] } = await givenCertificates(model, live, actions, context)
    const pair = pairOf(model)
    if (!pair || !live) return { problems }
    return { problems, notes: silentPair(model, pair, targetsOfAction(live.props.defaultAction), actions) }
  },

  async create(desired, model, context) {
    const { attributes, moreCertificates } = desired
    const hashed = Object.keys(attributes).length > 0 ? CHANGING : attributes
    // ELB gives the existing listener when it has the same settings.
    const { Listeners: [created] = [] } = await context.aws.elbv2('CreateListener', {
      LoadBalancerArn: desired.loadBalancerArn,
      ...settingsInput(desired, model),
      Tags: toTagList({ ...creationTags(desired, hashed), ...certificatesTag(moreCertificates) }),
    })
    const arn = created?.ListenerArn ?? ''
    const { protocol } = desired
    if (moreCertificates.length > 0)
      await changeCertificates({ arn, protocol }, { ...desired, moreCertificates: [] }, desired, context)
    await setAttributes({ arn, protocol: desired.protocol }, undefined, attributes, context)
    return { arn }
  },

  async update(desired, live, changed, model, context) {
    const { arn } = live.outputs
    const isCertified = changed.has('certificateArn') || changed.has('moreCertificates')
    if (isCertified) await noteCertificates(arn, live.props, desired, context)
    if ([...changed].some(field => !APART.includes(field))) {
      const { DefaultActions: wanted, ...settings } = settingsInput(desired, model)
      const isMoved = changed.has('defaultAction') && !pairOf(model)
      const moving = isMoved ? await moved(live, desired, model, context) : undefined
      const DefaultActions = moving ? [forwardTo(moving)] : wanted
      await context.aws.elbv2('ModifyListener', {
        ListenerArn: arn,
        ...settings,
        ...(changed.has('defaultAction') && { DefaultActions }),
        ...(changed.has('MutualAuthentication') && {
          MutualAuthentication: desired.MutualAuthentication ?? RAW_DEFAULTS.MutualAuthentication,
        }),
      })
    }
    if (isCertified) await changeCertificates({ arn, protocol: desired.protocol }, live.props, desired, context)
    if (changed.has('attributes'))
      await setAttributes({ arn, protocol: desired.protocol }, live.props.attributes, desired.attributes, context)
    if (changed.has('tags')) await setTags.elbv2(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  settle: (outputs, model, context, run) => finishSwitch(outputs, model, context, run),

  retire: ({ defaultAction: action }, { outputs }, context, model) =>
    endingSwitch(outputs, [{ arn: action.targetGroupArn ?? '', weight: 1 }], model, context),

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteListener', { ListenerArn: arn }), 'ListenerNotFoundException')
  },
}

/** Where a listener of a Network Load Balancer sends while it moves to another target group. */
async function moved(
  live: Live<'listener', ListenerProps>,
  desired: ListenerProps,
  model: ListenerModel,
  context: Context,
): Promise<readonly RuleTarget[] | undefined> {
  const next = desired.defaultAction.targetGroupArn
  // The old group is of the old protocol: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-group-routing-configuration
  if (carriedBy(live.props.protocol) !== carriedBy(desired.protocol)) return undefined
  const moving = await switching(targetsOfAction(live.props.defaultAction), next, model, context)
  if (moving) noteSwitch(live.outputs, moving, model, context)
  return moving
}

/** What a listener passes on: of TLS, what is in it. */
const carriedBy = (protocol: string): string => (protocol === 'TLS' ? 'TCP' : protocol)

/** Stands for attributes that are not yet set: no listener has these. */
const CHANGING = { changing: 'true' }
/** What ModifyListener does not set. */
const APART: readonly string[] = ['tags', 'attributes', 'moreCertificates']
const RAW_DEFAULTS = { MutualAuthentication: { Mode: 'off' } }

/** The actions that \`raw\` gives in place of ours: what AWS has of them, in as far as they say it. */
function rawActions({ raw }: ListenerSettings, live?: readonly Action[]): CanonicalAction | undefined {
  if (!raw?.DefaultActions) return undefined
  const { DefaultActions } = raw
  return live ? rawAsGiven({ DefaultActions: live }, raw, { DefaultActions: undefined }) : { DefaultActions }
}

// The attributes of each listener cost a call of their own. A tag has the hash of those that are set.
async function attributesOf(
  { ListenerArn, Protocol }: Listener,
  { protocol, attributes: said = {} }: ListenerSettings,
  tags: Tags,
  { aws, verify }: Context,
): Promise<AttributeValues> {
  // They go with the protocol that has them, and the tag stays.
  if (!verify && ownerOf(tags) && Protocol === protocol && tags[HASH] === hashOf(said)) return said
  const { Attributes } = await aws.elbv2('DescribeListenerAttributes', { ListenerArn })
  return comparedAttributes(Attributes, said, listenerForms(protocol))
}

async function setAttributes(
  { arn: ListenerArn, protocol }: { readonly arn: string; readonly protocol: string },
  from: AttributeValues | undefined,
  to: AttributeValues,
  { aws }: Context,
): Promise<void> {
  const Attributes = attributeChanges(from ?? {}, to, listenerForms(protocol))
  if (Attributes.length === 0) return
  const ResourceArns = [ListenerArn]
  const tag = (hash: string) => aws.elbv2('AddTags', { ResourceArns, Tags: toTagList({ [HASH]: hash }) })
  // An interruption leaves no hash that is wrong.
  if (from) await tag(hashOf(CHANGING))
  await aws.elbv2('ModifyListenerAttributes', { ListenerArn, Attributes })
  await tag(hashOf(to))
}

function settingsInput(
  { port, protocol, certificateArn, sslPolicy, defaultAction: wanted, MutualAuthentication }: ListenerProps,
  model: ListenerModel,
): Pick<
  CreateListenerInput,
  'Port' | 'Protocol' | 'Certificates' | 'SslPolicy' | 'DefaultActions' | 'MutualAuthentication'
> {
  const settings = settingsOf(model)
  return {
    Port: port,
    Protocol: protocol,
    ...(isSecure(protocol) ? { Certificates: [{ CertificateArn: certificateArn }], SslPolicy: sslPolicy } : {}),
    ...(MutualAuthentication && { MutualAuthentication }),
    DefaultActions: actionsOf(settings, wanted),
  }
}

/** What answers where no rule matches: as the program says it, or on the way back as it was. */
function actionsOf({ raw, defaultAction: said }: ListenerSettings, wanted: CanonicalAction): Action[] {
  if (raw?.DefaultActions) return [...raw.DefaultActions]
  const isSaid = canonical(wanted) === canonical(defaultAction(said, wanted.targetGroupArn))
  return isSaid ? [actionInput(said, wanted.targetGroupArn)] : formerActions(wanted)
}

/** What it is to do. Between a pair that takes turns, ECS moves the traffic itself. */
function wantedAction(model: ListenerModel, refs: Refs, live: ListenerProps | undefined): CanonicalAction {
  const { defaultAction: action } = settingsOf(model)
  if (action.type !== 'forward') return defaultAction(action)
  const groups = targetsOf(action, refs)
  return forwardingTo(pairTargets(groups, live && targetsOfAction(live.defaultAction)))
}

function liveAction(actions: readonly Action[] | undefined, model: ListenerModel, refs: Refs): CanonicalAction {
  const pair = pairOf(model)
  if (!pair) return canonicalAction(actions)
  return forwardingTo(
    liveTargets(
      actions,
      unlessNotThere(() => targetsOf(pair, refs)),
    ),
  )
}

/** The two target groups that it sends to in turn. */
function pairOf({ settings }: ListenerModel): ForwardAction | undefined {
  const action = settings?.defaultAction
  return action?.type === 'forward' && action.alternate ? action : undefined
}

/** One that is made has settings. */
function settingsOf({ id, settings }: ListenerModel): ListenerSettings {
  if (!settings) throw new RangeError(`Listener ${id} is looked up, not made`)
  return settings
}

/** Whether the program has not said what answers a request that no rule matches. */
const isUsual = (action: DefaultAction): boolean =>
  action.type === 'fixed-response' &&
  action.statusCode === NOT_FOUND.statusCode &&
  action.messageBody === NOT_FOUND.messageBody
