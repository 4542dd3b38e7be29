import type {
  CreateListenerCommandInput,
  CreateListenerCommandOutput,
  DeleteListenerCommandInput,
  DescribeListenerAttributesCommandInput,
  DescribeListenerAttributesCommandOutput,
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput,
  Listener as ListenerOutput,
  ModifyListenerAttributesCommandInput,
  ModifyListenerAttributesCommandOutput,
  ModifyListenerCommandInput,
  ModifyListenerCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { certificates as certificatesOf, letGo } from '../acm/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { checkedActions } from './action.ts'
import { attributeList, listenerDefaults, setAttributes } from './attributes.ts'
import { LISTENERS_PER_LOAD_BALANCER } from './limits.ts'
import { arnOf, badConfiguration, invalid, listenerByArn, loadBalancerByArn } from './lookup.ts'
import { networkListenerDefaults } from './network-attributes.ts'
import { type Listener, type LoadBalancer, loadBalancing } from './state.ts'
import { newTags } from './tags.ts'
import { noteForwarding } from './usage.ts'

type Output<T> = Omit<T, '$metadata'>
type Settings = Pick<
  Listener,
  'port' | 'protocol' | 'certificateArn' | 'sslPolicy' | 'defaultActions' | 'mutualAuthentication'
>

const PROTOCOLS: Readonly<Record<LoadBalancer['type'], readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['UDP', 'TCP', 'TLS', 'TCP_UDP'],
}
const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-2016-08'

export function createListener(input: CreateListenerCommandInput, world: World): Output<CreateListenerCommandOutput> {
  const { listeners } = loadBalancing(world)
  const { arn: loadBalancerArn, type } = loadBalancerByArn(world, input.LoadBalancerArn)
  const wanted = settingsOf(world, loadBalancerArn, input)
  const tags = newTags(input.Tags)
  const others = [...listeners.values()].filter(each => each.loadBalancerArn === loadBalancerArn)
  const present = others.find(({ port }) => port === wanted.port)
  if (present) {
    if (sameSettings(present, wanted)) return { Listeners: [view(present)] }
    throw duplicate()
  }
  if (others.length >= LISTENERS_PER_LOAD_BALANCER) {
    throw new AwsError('TooManyListeners', `The maximum number of listeners is '${LISTENERS_PER_LOAD_BALANCER}'`)
  }
  const made: Listener = {
    ...wanted,
    arn: arnOf(world, `listener/${loadBalancerArn.split(':loadbalancer/')[1]}/${world.id(16)}`),
    loadBalancerArn,
    certificates: new Set(),
    attributes: new Map(attributesFor(type, wanted.protocol)),
    tags,
    defaultRuleTags: new Map(),
  }
  listeners.set(made.arn, made)
  noteForwarding(world, made.arn, made.defaultActions)
  return { Listeners: [view(made)] }
}

export function describeListeners(
  input: DescribeListenersCommandInput,
  world: World,
): Output<DescribeListenersCommandOutput> {
  const { LoadBalancerArn: balancer, ListenerArns: arns } = input
  if (Boolean(balancer) === Boolean(arns)) {
    throw invalid('You must specify either listener ARNs or a load balancer ARN')
  }
  if (balancer) loadBalancerByArn(world, balancer)
  const found = arns
    ? arns.map(arn => listenerByArn(world, arn))
    : [...loadBalancing(world).listeners.values()].filter(each => each.loadBalancerArn === balancer)
  const { items, next } = page(found, input.PageSize ?? 400, input.Marker)
  return { Listeners: items.map(view), NextMarker: next }
}

export function modifyListener(input: ModifyListenerCommandInput, world: World): Output<ModifyListenerCommandOutput> {
  const found = listenerByArn(world, input.ListenerArn)
  const wanted = settingsOf(world, found.loadBalancerArn, input, found)
  const taken = [...loadBalancing(world).listeners.values()].some(
    each => each !== found && each.loadBalancerArn === found.loadBalancerArn && each.port === wanted.port,
  )
  if (taken) throw duplicate()
  const { type } = loadBalancerByArn(world, found.loadBalancerArn)
  // Not recorded: which listener has the attribute is documented, not what becomes of its value.
  if (type === 'network' && wanted.protocol !== found.protocol)
    found.attributes = new Map(attributesFor(type, wanted.protocol))
  // The default of before stays in the list: https://github.com/hashicorp/terraform-provider-aws/issues/8620
  if (!wanted.certificateArn) {
    for (const each of [found.certificateArn, ...found.certificates]) letGo(world, each, found.loadBalancerArn)
    found.certificates.clear()
  } else if (found.certificateArn && found.certificateArn !== wanted.certificateArn)
    found.certificates.add(found.certificateArn)
  Object.assign(found, wanted)
  noteForwarding(world, found.arn, found.defaultActions)
  return { Listeners: [view(found)] }
}

export function describeListenerAttributes(
  { ListenerArn }: DescribeListenerAttributesCommandInput,
  world: World,
): Output<DescribeListenerAttributesCommandOutput> {
  return { Attributes: attributeList(listenerByArn(world, ListenerArn).attributes) }
}

export function modifyListenerAttributes(
  input: ModifyListenerAttributesCommandInput,
  world: World,
): Output<ModifyListenerAttributesCommandOutput> {
  const { attributes } = listenerByArn(world, input.ListenerArn)
  setAttributes(attributes, input.Attributes)
  return { Attributes: attributeList(attributes) }
}

export function deleteListener({ ListenerArn }: DeleteListenerCommandInput, world: World): object {
  removeListener(world, listenerByArn(world, ListenerArn))
  return {}
}

// Only TCP has one: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html#listener-attributes
function attributesFor(type: LoadBalancer['type'], protocol: string): typeof listenerDefaults {
  if (type === 'application') return listenerDefaults
  return protocol === 'TCP' ? networkListenerDefaults : []
}

/** Removes a listener and its rules. */
export function removeListener(world: World, { arn, certificateArn, certificates, loadBalancerArn }: Listener): void {
  const { listeners, rules } = loadBalancing(world)
  for (const rule of rules.values())
    if (rule.listenerArn === arn) {
      rules.delete(rule.arn)
      noteForwarding(world, rule.arn)
    }
  for (const each of [certificateArn, ...certificates]) letGo(world, each, loadBalancerArn)
  listeners.delete(arn)
  noteForwarding(world, arn)
}

type SettingsInput = Pick<
  CreateListenerCommandInput,
  'Port' | 'Protocol' | 'Certificates' | 'SslPolicy' | 'DefaultActions' | 'MutualAuthentication'
>

function settingsOf(
  world: World,
  loadBalancerArn: string,
  input: Partial<SettingsInput>,
  current?: Settings,
): Settings {
  const port = input.Port ?? current?.port
  const protocol = input.Protocol ?? current?.protocol
  if (port === undefined) throw invalid('A listener port must be specified')
  if (port < 1 || port > 65_535) throw invalid(`Port '${port}' must be between '1' and '65535' inclusive`)
  if (!protocol) throw invalid('A listener protocol must be specified')
  const { type } = loadBalancerByArn(world, loadBalancerArn)
  // The words are those of https://github.com/hashicorp/terraform-provider-aws/issues/6173
  if (!PROTOCOLS[type].includes(protocol))
    throw invalid(`Listener protocol '${protocol}' must be one of '${PROTOCOLS[type].join(', ')}'`)
  const secure = protocol === 'HTTPS' || protocol === 'TLS'
  if (!secure && input.Certificates?.length) {
    throw badConfiguration(`Certificates cannot be specified for ${protocol} listeners`)
  }
  const [certificate, ...more] = input.Certificates ?? []
  if (more.length > 0) throw new AwsError('TooManyCertificates', 'Exactly one default certificate must be specified')
  const certificateArn = secure ? (certificate?.CertificateArn ?? current?.certificateArn) : undefined
  if (secure) checkCertificate(world, certificateArn)
  if (input.SslPolicy && !secure) throw badConfiguration(`An SSL policy cannot be specified for ${protocol} listeners`)
  if (input.SslPolicy && !input.SslPolicy.startsWith('ELBSecurityPolicy-')) {
    throw new AwsError('SSLPolicyNotFound', `SSL policy '${input.SslPolicy}' not found`)
  }
  return {
    port,
    protocol,
    certificateArn,
    mutualAuthentication: mutualOf(input, secure, current),
    sslPolicy: secure ? (input.SslPolicy ?? current?.sslPolicy ?? DEFAULT_SSL_POLICY) : undefined,
    defaultActions: checkedActions(world, input.DefaultActions ?? current?.defaultActions, {
      loadBalancerArn,
      protocol,
      port,
    }),
  }
}

// What is off is told as off: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_MutualAuthenticationAttributes.html
function mutualOf(
  { MutualAuthentication: asked }: Partial<SettingsInput>,
  secure: boolean,
  current: Settings | undefined,
): Settings['mutualAuthentication'] {
  if (asked && !secure) throw badConfiguration('Mutual authentication cannot be specified for HTTP listeners')
  if (!secure) return undefined
  if (asked?.Mode === 'verify' && !asked.TrustStoreArn) throw invalid('A trust store must be specified for mode verify')
  return asked ?? current?.mutualAuthentication ?? { Mode: 'off' }
}

/** Refuses what no listener can have for a certificate. */
export function checkCertificate(world: World, arn: string | undefined): void {
  if (!arn) throw invalid('A certificate must be specified for HTTPS listeners')
  const found = certificatesOf(world).certificates.get(arn)
  if (!found) throw new AwsError('CertificateNotFound', `Certificate '${arn}' not found`)
  if (found.status !== 'ISSUED') {
    throw new AwsError(
      'UnsupportedCertificate',
      `The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.`,
    )
  }
}

const duplicate = (): AwsError =>
  new AwsError('DuplicateListener', 'A listener already exists on this port for this load balancer')

function sameSettings(one: Settings, other: Settings): boolean {
  const listed = ({
    port,
    protocol,
    certificateArn,
    sslPolicy,
    defaultActions,
    mutualAuthentication,
  }: Settings): string =>
    JSON.stringify([port, protocol, certificateArn, sslPolicy, defaultActions, mutualAuthentication])
  return listed(one) === listed(other)
}

function view(listener: Listener): ListenerOutput {
  const { certificateArn, sslPolicy, mutualAuthentication } = listener
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    ...(certificateArn ? { Certificates: [{ CertificateArn: certificateArn }], SslPolicy: sslPolicy } : {}),
    ...(mutualAuthentication && { MutualAuthentication: { ...mutualAuthentication } }),
    DefaultActions: [...listener.defaultActions],
  }
}
