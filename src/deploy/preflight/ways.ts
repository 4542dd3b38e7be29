import type { Route, RouteTable, Subnet, VpcEndpoint } from '../../aws/shapes/ec2.ts'
import type { ContainerDefinition } from '../../aws/shapes/ecs.ts'
import { privateRepository } from '../../model/private-repository.ts'
import type { Context } from '../context.ts'
import type { DiagnosisCode } from '../diagnosis/diagnosis-code.ts'
import { onFargate } from '../diagnosis/names.ts'
import type { Outlook } from './outlook.ts'
import type { StartedDefinition, Starter } from './started.ts'
import { admits, letsOut, type Surroundings } from './surroundings.ts'

/** Something that a task on Fargate reaches from its subnet before its containers start. */
interface Goal {
  readonly code: DiagnosisCode
  /** What its failure is told from. */
  readonly words: string
  readonly container: ContainerDefinition
  /** The VPC endpoints that together lead there; none for what only the internet leads to. */
  readonly endpoints: readonly string[]
  /** It may be in a network of their own. */
  readonly isPrivate?: boolean
}

/** How it is from a subnet: what does not lead there, and whether something that cannot be seen might. */
interface Lack {
  readonly seen: string
  readonly sure: boolean
}

/** Whether there are ways from the subnets to the registries, the secrets and the logs. */
export function lookAtWays(
  started: StartedDefinition,
  { model, subject }: Starter,
  around: Surroundings,
  outlook: Outlook,
  context: Context,
): void {
  if (onFargate({ words: '', subject }) !== true) {
    outlook.skip(`the ways of ${model.kind} ${model.id} were not looked at: its instances have their own`)
    return
  }
  const { securityGroups: groupIds = [], assignPublicIp } =
    subject.service.networkConfiguration?.awsvpcConfiguration ?? {}
  for (const { code, words, container, endpoints, isPrivate = false } of goalsOf(started, context)) {
    const lacks = around.subnets.flatMap(
      subnet => lackFrom(subnet, { groupIds, isPublic: assignPublicIp === 'ENABLED', endpoints }, around) ?? [],
    )
    const [lack] = lacks
    if (!lack) continue
    // Who shares a subnet does not see its endpoints: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html
    const seesAll = around.subnets.every(({ OwnerId = context.account }) => OwnerId === context.account)
    const sure = seesAll && !isPrivate && lacks.length === around.subnets.length && lacks.every(each => each.sure)
    const severity = sure ? 'error' : 'warning'
    outlook.add({ code, of: model, path: ['network'], clue: { words, subject, container }, severity, seen: lack.seen })
  }
}

/** In the order in which a task reaches for them: the first that is out of reach is what it fails with. */
function goalsOf({ definition: { containerDefinitions = [] } }: StartedDefinition, { region }: Context): Goal[] {
  const goals: Goal[] = []
  const here = (arn: string, ...endpoints: string[]) => (arn.split(':')[3] === region ? endpoints : [])
  for (const container of containerDefinitions) {
    const { image = '', secrets = [], environmentFiles = [], logConfiguration: log } = container
    const repository = privateRepository(image)
    if (repository)
      goals.push({
        code: 'registry.unreachable',
        words: 'registry auth from Amazon ECR',
        container,
        endpoints: here(repository, 'ecr.api', 'ecr.dkr', 's3'),
      })
    for (const { valueFrom = '' } of secrets) {
      const isArn = valueFrom.startsWith('arn:')
      const service = valueFrom.split(':')[2] === 'secretsmanager' ? 'secretsmanager' : 'ssm'
      const words = isArn ? valueFrom : `ssm: ${valueFrom}`
      goals.push({
        code: 'secret.unreachable',
        words,
        container,
        endpoints: isArn ? here(valueFrom, service) : [service],
      })
    }
    if (environmentFiles.length > 0)
      goals.push({ code: 'environment-file.unreachable', words: 'env files', container, endpoints: ['s3'] })
    const { 'awslogs-region': logRegion = region } = log?.options ?? {}
    if (log?.logDriver === 'awslogs')
      goals.push({
        code: 'log-group.unreachable',
        words: 'awslogs: CloudWatch',
        container,
        endpoints: logRegion === region ? ['logs'] : [],
      })
    if (image && !repository)
      goals.push({
        code: 'registry.unreachable',
        words: 'CannotPullContainerError',
        container,
        endpoints: [],
        isPrivate: !PUBLIC.test(image),
      })
  }
  return goals
}

/** Without a host, Docker Hub is meant: https://github.com/distribution/reference/blob/v0.6.0/normalize.go */
const PUBLIC =
  /^((docker\.io|public\.ecr\.aws|ghcr\.io|quay\.io|gcr\.io|mcr\.microsoft\.com|registry\.k8s\.io)\/|[^/]*$|(?!localhost\/)[^/.:]*\/)/

interface From {
  readonly groupIds: readonly string[]
  readonly isPublic: boolean
  readonly endpoints: readonly string[]
}

function lackFrom(subnet: Subnet, { groupIds, isPublic, endpoints }: From, around: Surroundings): Lack | undefined {
  const id = subnet.SubnetId ?? ''
  if (!letsOut(groupIds, around))
    return { seen: `no outbound rule of ${groupIds.join(', ')} lets port 443 out`, sure: true }
  const table = tableOf(subnet, around.tables)
  const active = (table?.Routes ?? []).filter(({ State }) => State !== 'blackhole')
  const out = active.find(route => route.DestinationCidrBlock === '0.0.0.0/0')
  const toGateway = out?.GatewayId?.startsWith('igw-') ?? false
  if (out && (!toGateway || isPublic)) return undefined
  const unreached = endpoints.flatMap(service => endpointLack(service, { subnet, groupIds }, table, around) ?? [])
  if (endpoints.length > 0 && unreached.length === 0) return undefined
  const place = `${table?.RouteTableId === undefined ? 'the route table' : `route table ${table.RouteTableId}`} of ${id}`
  const route = toGateway
    ? `${place} leads to an internet gateway, for which tasks need a public IP`
    : `${place} ${table ? 'has' : 'cannot be seen, and may have'} no route to 0.0.0.0/0`
  const elsewhere = active.some(each => mayLeadThere(each, isPublic))
  return {
    seen: [route, ...unreached.map(({ seen }) => seen)].join('; '),
    sure: table !== undefined && !elsewhere && (endpoints.length === 0 || unreached.some(each => each.sure)),
  }
}

/** Another network that a route leads to may have endpoints, and IPv6 leads out without a public IP. */
const mayLeadThere = ({ GatewayId = '', DestinationIpv6CidrBlock }: Route, isPublic: boolean): boolean =>
  GatewayId.startsWith('igw-') ? isPublic || DestinationIpv6CidrBlock !== undefined : !/^(local|vpce-)/.test(GatewayId)

function tableOf({ SubnetId, VpcId }: Subnet, tables: readonly RouteTable[]): RouteTable | undefined {
  const of = (holds: (table: RouteTable) => boolean): RouteTable | undefined => tables.find(holds)
  return (
    of(({ Associations = [] }) => Associations.some(each => each.SubnetId === SubnetId)) ??
    of(table => table.VpcId === VpcId && (table.Associations ?? []).some(({ Main }) => Main))
  )
}

/** Why no endpoint leads to a service from a subnet. */
function endpointLack(
  service: string,
  from: { readonly subnet: Subnet; readonly groupIds: readonly string[] },
  table: RouteTable | undefined,
  around: Surroundings,
): Lack | undefined {
  const there = around.endpoints.filter(
    ({ ServiceName = '', VpcId, State }) =>
      // `com.amazonaws.us-east-1.ecr.api`, in China with `cn.` before it
      ServiceName.replace(/^(?:cn\.)?com\.amazonaws\.[\w-]+\./, '') === service &&
      VpcId === from.subnet.VpcId &&
      /^available$/i.test(State ?? ''),
  )
  if (there.some(each => leads(each, table))) {
    const leading = there.filter(each => leads(each, table))
    if (leading.some(each => each.VpcEndpointType === 'Gateway' || admits(each, from, around))) return undefined
    return lacking(`the security groups of the VPC endpoint for ${service} do not let the tasks in on port 443`)
  }
  if (there.length === 0) return lacking(`there is no VPC endpoint for ${service}`)
  if (there.every(({ VpcEndpointType }) => VpcEndpointType === 'Gateway'))
    return lacking(`the VPC endpoint for ${service} is not in that route table`)
  // A private hosted zone may give it the name: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
  return { seen: `the VPC endpoint for ${service} has no private DNS name`, sure: false }
}

const lacking = (seen: string): Lack => ({ seen, sure: true })

function leads({ VpcEndpointType, RouteTableIds = [], PrivateDnsEnabled }: VpcEndpoint, table: RouteTable | undefined) {
  if (VpcEndpointType === 'Gateway') return RouteTableIds.includes(table?.RouteTableId ?? '')
  return PrivateDnsEnabled === true
}
