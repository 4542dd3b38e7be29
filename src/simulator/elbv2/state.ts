import type {
  Action,
  EnablePrefixForIpv6SourceNatEnum,
  IpAddressType,
  IpamPools,
  LoadBalancerAddress,
  LoadBalancerSchemeEnum,
  LoadBalancerStateEnum,
  Matcher,
  MutualAuthenticationAttributes,
  ProtocolEnum,
  RuleCondition,
  RuleTransform,
  TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../operation.ts'

export interface LoadBalancer {
  readonly arn: string
  readonly type: 'application' | 'network'
  readonly name: string
  readonly scheme: LoadBalancerSchemeEnum
  readonly vpcId: string
  readonly dnsName: string
  readonly createdAt: number
  ipAddressType: IpAddressType
  subnets: readonly string[]
  /** Of a network one, the address that each subnet was given. */
  addresses: ReadonlyMap<string, LoadBalancerAddress>
  enablePrefixForIpv6SourceNat: EnablePrefixForIpv6SourceNatEnum | undefined
  securityGroups: readonly string[]
  state: LoadBalancerStateEnum
  ipamPools: IpamPools | undefined
  readonly customerOwnedIpv4Pool: string | undefined
  /** Network interfaces by subnet. */
  readonly interfaces: Map<string, string>
  readonly attributes: Map<string, string>
  readonly tags: Map<string, string>
}

export interface HealthCheck {
  readonly protocol: ProtocolEnum
  readonly port: string
  /** Of checks over HTTP. */
  readonly path: string | undefined
  readonly matcher: Matcher | undefined
  readonly intervalSeconds: number
  readonly timeoutSeconds: number
  readonly healthyThreshold: number
  readonly unhealthyThreshold: number
}

export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: ProtocolEnum
  /** Of those for Application Load Balancers. */
  readonly protocolVersion: string | undefined
  readonly targetControlPort: number | undefined
  readonly port: number
  readonly vpcId: string
  readonly targetType: TargetTypeEnum
  healthCheck: HealthCheck
  readonly attributes: Map<string, string>
  readonly tags: Map<string, string>
}

export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  port: number
  protocol: ProtocolEnum
  certificateArn: string | undefined
  /** Its certificate list: those that it has beside the default one, by ARN. */
  certificates: Set<string>
  sslPolicy: string | undefined
  defaultActions: readonly Action[]
  mutualAuthentication: MutualAuthenticationAttributes | undefined
  attributes: Map<string, string>
  readonly tags: Map<string, string>
  /** Its default rule has tags of its own. */
  readonly defaultRuleTags: Map<string, string>
}

export interface Rule {
  readonly arn: string
  readonly listenerArn: string
  priority: number
  conditions: readonly RuleCondition[]
  actions: readonly Action[]
  transforms: readonly RuleTransform[]
  readonly tags: Map<string, string>
}

/** Everything by ARN. */
export interface LoadBalancing {
  readonly loadBalancers: Map<string, LoadBalancer>
  readonly targetGroups: Map<string, TargetGroup>
  readonly listeners: Map<string, Listener>
  readonly rules: Map<string, Rule>
}

export function loadBalancing(world: World): LoadBalancing {
  return world.state('elbv2', () => ({
    loadBalancers: new Map(),
    targetGroups: new Map(),
    listeners: new Map(),
    rules: new Map(),
  }))
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  return Object.values(loadBalancing(world)).flatMap(byArn => [...byArn.keys()])
}
